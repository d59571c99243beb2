"""The list of tools: what must fire, and what must not."""

from __future__ import annotations

from dataclasses import replace

from making import CLEAN, CORE, cv, flat, role, tools, used

from bulletsmith.cv import CV, Role, Tools

SIX = "Python, PyTorch, SQL, Triton, LightGBM"


def _in_bullets(name: str, times: int) -> tuple[Role, ...]:
    texts = [
        f"Built ranker {n} with {name} for hotel search in market {n}, deployed via Triton."
        for n in range(times)
    ]
    return (role(*texts, title="Senior ML Engineer", dates="2020-01 present"),)


def _named(name: str, times: int, core: str = CORE) -> CV:
    return replace(tools(core), roles=_in_bullets(name, times))


CASES: dict[str, tuple[list[CV], list[CV]]] = {
    "TLS001": (
        [
            flat("Python, PyTorch"),
            flat("Python, PyTorch, SQL, Triton, XGBoost, Airflow"),
            flat("PyTorch, SQL, Spark"),
            flat("AWS (S3, EKS), Python"),
            flat("Python, R, SQL"),
            flat("Spark, Kafka, Flink"),
            flat("TensorFlow, Keras"),
            flat("Go, Rust, C++"),
            flat("Docker, Kubernetes"),
            flat(CORE),
        ],
        [
            flat("Python"),  # a list of one is none
            CLEAN,
            tools(),
            tools(working=""),
            tools(familiar=""),
            tools(working="", familiar=""),
            cv(tools=Tools()),
            cv(tools=Tools(core=("Python",), flat=("Git",))),
            cv(tools=Tools(working=("Python",))),
            cv(tools=Tools(familiar=("Python",))),
            cv(tools=Tools(working=("Python",), flat=("Git", "Bash"))),
        ],
    ),
    "TLS002": (
        [
            tools(CORE + ", XGBoost, EKS, Feast"),
            tools(CORE + ", XGBoost, EKS, Feast, Redis"),
            tools(CORE + ", XGBoost, EKS, Feast, Redis, Go, Rust, Java, Scala, dbt"),
            tools("Python"),
            tools("Python, SQL"),
            tools("Python, SQL, PyTorch"),
            tools("Python, SQL, PyTorch, Triton"),
            tools(SIX),
            tools("Triton, EKS, Faiss", working="Python, SQL, PyTorch"),
            tools(CORE + ", AWS (S3, EKS), BentoML, Feast"),
        ],
        [
            CLEAN,
            tools(),
            tools(CORE + ", EKS"),
            tools(CORE + ", EKS, Feast"),
            tools(SIX + ", AWS (S3, EKS, Lambda, SageMaker, Athena)"),
            cv(tools=Tools()),
            flat(CORE + ", XGBoost, EKS, Feast, Redis"),
            tools("", working=CORE + ", XGBoost, EKS, Feast, Redis"),
            tools(working="A, B, C, D, E, F, G, H, I, J"),
            tools(familiar="A, B, C, D, E, F, G, H, I, J"),
        ],
    ),
    "TLS003": (
        [
            tools(SIX + ", Machine Learning"),
            tools(SIX + ", AI"),
            tools(SIX + ", Deep Learning"),
            tools(SIX + ", NLP"),
            tools(SIX + ", Data Science"),
            tools(working="Computer Vision, Airflow"),
            tools(familiar="Generative AI"),
            tools(working="MLOps"),
            flat("Python, deep-learning, SQL"),
            tools(working="Statistics"),
            tools(working="NLP (spaCy, NLTK)"),
            tools(working="artificial intelligence"),
        ],
        [
            CLEAN,
            tools(),
            tools(working="Azure Machine Learning, Airflow"),
            tools(working="NLTK, spaCy"),
            tools(working="Vertex AI, Cloud Run"),
            tools(working="OpenCV"),
            tools(working="Deep Java Library"),
            tools(working="statsmodels, SciPy"),
            tools(working="MLflow"),
            tools(working="Data Version Control"),
            tools(working="AI Platform Notebooks"),
            tools(working="LLaMA-Factory"),
        ],
    ),
    "TLS004": (
        [
            tools("Python 3.11, PyTorch, SQL, Triton, LightGBM, Faiss"),
            tools("Python 3, PyTorch, SQL, Triton, LightGBM, Faiss"),
            tools("Python, PyTorch 2.1, SQL, Triton, LightGBM, Faiss"),
            tools(working="TensorFlow 1.x, Airflow"),
            tools(working="TensorFlow 2.x, Airflow"),
            tools(working="Spark 3.5"),
            tools(working="CUDA 12"),
            tools(working="Java 17"),
            tools(working="Airflow v2"),
            flat("Python 3.8+, SQL"),
            tools(familiar="Scala 2.13"),
        ],
        [
            CLEAN,
            tools(),
            tools(working="Llama 3, Airflow"),
            tools(working="GPT-4"),
            tools(working="YOLOv8"),
            tools(working="AWS (S3, EC2)"),
            tools(working="Neo4j, DB2"),
            tools(working="C++17"),
            tools(working="D3.js, Vue.js"),
            tools(working="Claude 3.5"),
            tools(working="T5, wav2vec2"),
            tools(working="Dynamics 365"),
        ],
    ),
    "TLS005": (
        [
            tools(working="AWS, Airflow"),
            tools(working="GCP"),
            tools(working="Azure"),
            tools(working="Google Cloud"),
            tools(working="Google Cloud Platform"),
            tools(working="Amazon Web Services"),
            tools(working="Microsoft Azure"),
            tools(SIX + ", AWS"),
            tools(familiar="aws"),
            flat("Python, SQL, GCP"),
        ],
        [
            CLEAN,
            tools(),
            tools(working="AWS (SageMaker, S3, Lambda)"),
            tools(working="GCP (GKE, BigQuery)"),
            tools(working="Azure (AKS)"),
            tools(working="AWS SageMaker"),
            tools(working="Google Cloud Run"),
            tools(working="Azure ML"),
            tools(working="SageMaker, S3"),
            tools(working="BigQuery, Vertex AI"),
            cv(tools=Tools()),
        ],
    ),
    "TLS006": (
        [
            used(Airflow=2019),
            used(Airflow=2023),
            used(Airflow=2024),
            used(MLflow=2020),
            used(Spark=2015),
            used(PyTorch=2022),
            used(Faiss=2021),
            used(spark=2018),
            used(Airflow=2026, MLflow=2018),
            used(Triton=2010),
        ],
        [
            CLEAN,
            tools(),
            used(Airflow=2025),
            used(Airflow=2026),
            used(Spark=2025),
            used(Theano=2012),
            used(Airflow=2027),
            used(Airflow=2025, MLflow=2026, Spark=2025),
            used(Python=2026),
            used(SQL=2026),
        ],
    ),
    "TLS007": (
        [
            tools(working="Theano, Airflow"),
            tools(working="Caffe"),
            tools(working="TensorFlow 1"),
            tools(working="TensorFlow 1.x"),
            tools(working="TensorFlow 1.15"),
            tools(working="Python 2"),
            tools(working="Python 2.7"),
            tools(working="MXNet"),
            tools(working="Hadoop MapReduce"),
            flat("Python, theano, SQL"),
            tools(familiar="Theano"),
        ],
        [
            CLEAN,
            tools(),
            tools(working="TensorFlow"),
            tools(working="TensorFlow 2"),
            tools(working="TensorFlow 2.15"),
            tools(working="Python 3"),
            tools(working="Hadoop (HDFS, YARN)"),
            tools(working="Keras"),
            tools(working="JAX"),
            tools(working="PyTorch 1.13"),
            tools(working="Spark 2.4"),
        ],
    ),
    "TLS008": (
        [
            tools(SIX + ", JAX"),
            tools(SIX + ", Kafka"),
            tools(SIX + ", Rust"),
            tools(SIX + ", Ray"),
            tools(SIX + ", dbt"),
            tools(SIX + ", XGB-Distributed"),
            tools(SIX + ", Snowflake"),
            tools(SIX + ", GCP (Dataflow)"),
            tools(SIX + ", Flink"),
            tools(SIX + ", DuckDB"),
            tools(SIX + ", Go"),
        ],
        [
            tools("Python, SQL, Triton, Faiss, Feast, Airflow"),
            tools("Python, SQL, Git, Docker, Bash, Linux"),
            tools("Python, SQL, AWS (EKS, S3), Faiss, Feast, Airflow"),
            tools("Python, SQL, Triton, FAISS, Redis, LightGBM"),
            tools("Python, SQL, SageMaker, GKE, BentoML, Redis"),
            tools("Python, SQL, XGBoost, GKE, BentoML, Redis"),
            cv(tools=Tools()),
            flat("JAX, Rust"),
            tools("", working="JAX, Rust"),
            cv(tools=Tools(core=("JAX", "Rust")), roles=(), projects=()),
        ],
    ),
    "TLS009": (
        [
            _named("XGBoost", 3),
            _named("XGBoost", 4),
            _named("Kafka", 3),
            _named("Flink", 3),
            _named("Snowflake", 3),
            _named("JAX", 4),
            _named("TensorFlow", 3),
            _named("Ray", 3),
            _named("CatBoost", 3),
            _named("Keras", 3),
        ],
        [
            CLEAN,
            _named("XGBoost", 2),
            _named("XGBoost", 1),
            _named("LightGBM", 4),
            _named("PyTorch", 4),
            _named("Triton", 3),
            _named("Kafka", 3, CORE + ", Kafka"),
            _named("Kafka", 3, CORE + ", Apache Kafka"),
            _named("scikit-learn", 3, CORE + ", sklearn"),
            cv(tools=Tools(), roles=_in_bullets("XGBoost", 4)),
            _named("EKS", 3, CORE + ", AWS (EKS)"),
        ],
    ),
    "TLS010": (
        [
            tools(working="PyTorch, Airflow"),
            tools(familiar="PyTorch"),
            tools(working="Airflow", familiar="Airflow"),
            tools(working="pytorch"),
            tools(SIX + ", Python"),
            tools(working="scikit-learn", familiar="sklearn"),
            tools(working="Kubernetes", familiar="K8s"),
            tools(working="FAISS"),
            flat("Python, SQL, Python"),
            tools(working="SQL"),
            tools(working="AWS (S3)", familiar="AWS (EKS)"),
        ],
        [
            CLEAN,
            tools(),
            tools(working="PyTorch Lightning"),
            tools(working="MLflow", familiar="Kubeflow"),
            tools(working="PostgreSQL, MySQL"),
            tools(working="C, C++"),
            tools(working="Java, JavaScript"),
            tools(working="Redis, Redshift"),
            tools(working="TensorFlow, TensorRT"),
            tools(working="AWS (S3)", familiar="GCP (GKE)"),
            tools(working="R, Ray"),
        ],
    ),
    "TLS011": (
        [tools(working=", ".join(f"Tool{n}" for n in range(count))) for count in range(14, 19)]
        + [flat(", ".join(f"Tool{n}" for n in range(count))) for count in range(21, 26)],
        [tools(working=", ".join(f"Tool{n}" for n in range(count))) for count in range(8, 14)]
        + [flat(", ".join(f"Tool{n}" for n in range(count))) for count in range(17, 21)],
    ),
}
