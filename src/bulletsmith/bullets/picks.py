"""What to offer first: patterns for each slot, and what fits a kind of problem.

Tasks are the `tasks` of `data/metrics.toml`. Names are names of the lexicons. No pattern holds a
number: what only the person knows is a `‹hole›`.
"""

from __future__ import annotations

from collections.abc import Mapping

from bulletsmith.bullets.slots import Slot

# For an open slot, best first.
PATTERNS: Mapping[Slot, tuple[str, ...]] = {
    Slot.VERB: (),
    Slot.MODEL: ("a ‹technique› ‹model type›", "‹model› fine-tuned for ‹task›"),
    Slot.PROBLEM: ("‹decision› for ‹users›",),
    Slot.DATA: (
        "‹amount› of ‹source› over ‹period›",
        "‹period› of ‹source› (‹amount›)",
        "‹amount› labelled ‹things› from ‹source›",
    ),
    Slot.METRIC: (
        "‹metric› (‹change› vs. ‹baseline›)",
        "‹metric› from ‹before› to ‹after›",
        "offline ‹metric› (‹change› vs. ‹baseline›) and online A/B"
        " (‹change› ‹business measure›, ‹p-value or interval›)",
    ),
    Slot.SERVING: (
        "‹stack› at ‹load› behind a ‹latency, percentile› SLO",
        "‹stack› at ‹load›",
        "a ‹schedule› ‹scheduler› batch over ‹rows›",
    ),
    Slot.OUTCOME: (
        "‹change› ‹business measure›",
        "‹business measure› from ‹before› to ‹after›",
        "‹amount saved› a year in ‹cost›",
        "‹hours› a week of ‹manual work› saved",
    ),
}

# What goes on where a part is still missing: slot, the missing part -> how the words go on.
GOES_ON: Mapping[Slot, tuple[tuple[str, str], ...]] = {
    Slot.DATA: (
        ("unit", " ‹things› from ‹source›"),
        ("source", " from ‹source›"),
        ("period", " over ‹period›"),
    ),
    Slot.METRIC: (
        ("value", " (‹change› vs. ‹baseline›)"),
        ("value", " from ‹before› to ‹after›"),
        ("baseline", " vs. ‹baseline›"),
        ("online", " and online A/B (‹change› ‹business measure›, ‹p-value or interval›)"),
        ("significance", " (‹p-value, interval or duration›)"),
    ),
    Slot.SERVING: (
        ("load or latency", " at ‹load›"),
        ("load or latency", " behind a ‹latency, percentile› SLO"),
    ),
    Slot.OUTCOME: (("by how much", " by ‹amount›"), ("by how much", " from ‹before› to ‹after›")),
}

# Words of a bullet (tokens) that tell its task.
CUES: Mapping[str, tuple[str, ...]] = {
    word: tuple(tasks.split(", "))
    for tasks, words in {
        "rare events": "fraud fraudulent chargeback chargebacks anomaly anomalies intrusion default"
        " defaults disease defect defects spam abuse takeover takeovers laundering aml outage"
        " failure failures faults phishing bots sepsis readmission cancer moderation",
        "rare events, retention": "churn attrition",
        "credit, rare events": "credit loan loans lending underwriting",
        "ranking, search, recommendation": "rank ranker reranker ranking rerank feed",
        "search, ranking, retrieval": "search query queries relevance",
        "recommendation, ranking": "recommend recommender recommendation recommendations"
        " personalise personalised personalisation recs homepage",
        "retrieval, search": "retriever retrieval embedding embeddings tower",
        "forecasting": "forecast forecasting forecaster demand inventory replenishment staffing",
        "regression": "eta price prices pricing valuation lifetime duration estimate",
        "speech": "speech transcription transcribe transcribes dictation voice asr whisper wake",
        "translation, language": "translation translate",
        "LLM": "llm llms gpt agent copilot assistant prompt generation",
        "LLM, RAG": "rag chatbot grounded answering",
        "summarisation, LLM": "summarise summarize summarisation summaries",
        "vision": "image images photo photos visual video camera inspection",
        "detection, vision": "detector yolo",
        "segmentation, vision": "segmentation net",
        "language, classification": "sentiment ner intent entity entities text document documents"
        " email emails ticket triage tagging",
        "support": "ticket tickets support helpdesk agents",
        "ads": "ads ad advertising bidding bid campaign ctr",
        "sales": "lead leads propensity upsell coupon marketing",
        "uplift": "uplift incremental",
        "clustering": "segment segments clustering",
        "platform": "platform store registry pipeline infrastructure training serving",
    }.items()
    for word in words.split()
}

# A model's family -> the tasks it is for.
FAMILIES: Mapping[str, tuple[str, ...]] = {
    "ranking": ("ranking", "search"),
    "recommendation": ("recommendation", "ranking"),
    "forecasting": ("forecasting",),
    "speech": ("speech",),
    "vision": ("vision",),
    "language": ("language",),
    "LLM": ("LLM",),
    "causal": ("uplift",),
    "platform": ("platform",),
    "generative": ("generation",),
}

# What a reader expects for a task, best first: metrics, then serving stacks, then verbs.
METRICS: Mapping[str, tuple[str, ...]] = {
    "rare events": ("PR-AUC", "recall at fixed FPR", "value-weighted recall", "losses"),
    "ranking": ("NDCG@10", "MRR", "recall@k", "MAP"),
    "search": ("NDCG@10", "MRR", "null-result rate", "click-through rate"),
    "recommendation": ("recall@k", "NDCG@10", "hit rate", "click-through rate"),
    "retrieval": ("recall@k", "MRR", "precision@k"),
    "speech": ("WER", "CER"),
    "forecasting": ("MAPE", "pinball loss", "WAPE", "MASE"),
    "regression": ("MAE", "RMSE", "R²"),
    "LLM": ("win rate", "groundedness", "hallucination rate", "exact match"),
    "RAG": ("groundedness", "recall@k", "answer relevance", "hallucination rate"),
    "vision": ("mAP", "top-1 accuracy", "IoU"),
    "detection": ("mAP", "recall", "IoU"),
    "segmentation": ("IoU", "Dice"),
    "language": ("macro-F1", "entity F1", "exact match"),
    "translation": ("BLEU", "COMET", "chrF"),
    "summarisation": ("ROUGE-L", "groundedness", "BERTScore"),
    "credit": ("Gini", "KS", "ROC-AUC", "default rate"),
    "ads": ("log loss", "normalised entropy", "ECE", "ROAS"),
    "uplift": ("Qini coefficient",),
    "sales": ("top-decile lift", "conversion rate"),
    "retention": ("PR-AUC", "top-decile lift", "retention"),
    "support": ("macro-F1", "deflection rate", "handling time"),
    "classification": ("macro-F1", "PR-AUC", "recall", "precision"),
    "clustering": ("silhouette score",),
    "platform": ("latency", "throughput", "uptime", "lead time"),
}
STACKS: Mapping[str, tuple[str, ...]] = {
    "LLM": ("vLLM", "TensorRT-LLM", "Bedrock", "Azure OpenAI", "SGLang"),
    "RAG": ("vLLM", "OpenSearch", "Bedrock"),
    "rare events": ("Flink", "KServe", "Seldon Core", "SageMaker"),
    "ranking": ("Triton", "TensorFlow Serving", "KServe", "Vespa"),
    "search": ("Vespa", "Elasticsearch", "OpenSearch", "Triton"),
    "recommendation": ("TensorFlow Serving", "Triton", "Redis", "KServe"),
    "retrieval": ("Vespa", "Milvus", "Triton", "FAISS"),
    "forecasting": ("Airflow", "SageMaker", "Databricks", "Dagster"),
    "speech": ("Triton", "TensorRT", "Ray Serve"),
    "vision": ("Triton", "TensorRT", "NVIDIA Jetson", "TorchServe"),
    "": ("Triton", "KServe", "SageMaker", "TensorFlow Serving", "Ray Serve", "FastAPI", "Airflow"),
}
VERBS: Mapping[str, tuple[str, ...]] = {
    "LLM": ("fine-tuned", "built", "shipped", "evaluated"),
    "forecasting": ("forecast", "built", "automated"),
    "recommendation": ("built", "personalised", "launched"),
    "platform": ("built", "migrated", "automated", "designed"),
    "": ("built", "trained", "shipped", "designed", "launched", "replaced", "cut", "led"),
}
# Names that come first among those that begin alike.
COMMON = frozenset(
    "Kubernetes XGBoost LightGBM Triton SageMaker Airflow BERT Kafka Redis AUC F1 PyTorch Docker"
    " FastAPI Built Developed Designed Trained precision recall revenue".split()
)
OUTCOMES: Mapping[str, tuple[str, ...]] = {
    "rare events": ("losses", "chargebacks", "false declines", "manual reviews"),
    "retention": ("churn", "retention"),
    "credit": ("default rate", "approval rate", "losses"),
    "search": ("bookings", "conversion rate", "click-through rate", "revenue"),
    "ranking": ("click-through rate", "conversion rate", "revenue", "session time"),
    "recommendation": ("revenue", "session time", "retention", "average order value"),
    "forecasting": ("waste", "stock-outs", "cost", "hours saved"),
    "LLM": ("handling time", "deflection rate", "tickets", "hours saved"),
    "support": ("handling time", "tickets", "CSAT", "deflection rate"),
    "speech": ("handling time", "hours saved"),
    "vision": ("waste", "hours saved", "manual reviews"),
    "ads": ("ROAS", "revenue", "cost per acquisition"),
    "sales": ("sales", "revenue", "margin"),
    "platform": ("lead time", "incidents", "infrastructure cost", "training time"),
    "": ("revenue", "cost", "conversion rate", "hours saved", "churn", "incidents"),
}
PROBLEMS: Mapping[str, tuple[str, ...]] = {
    "rare events": (
        "card-not-present fraud",
        "detect account takeovers",
        "transaction monitoring",
        "predictive maintenance",
        "content moderation",
    ),
    "retention": ("predict customer churn", "win-back campaigns"),
    "credit": ("thin-file credit applicants", "loan underwriting", "early arrears"),
    "search": ("product search", "job search", "hotel search", "query autocomplete"),
    "ranking": ("the home feed", "product search", "candidate matching"),
    "recommendation": ("the home page", "the short-video feed", "playlist continuation"),
    "forecasting": ("demand forecasting", "store replenishment", "staffing of call centres"),
    "regression": ("delivery-time estimates", "dynamic pricing", "property valuation"),
    "LLM": ("answers for support agents", "contract review", "claims summaries"),
    "language": ("support-ticket routing", "invoice coding", "entity extraction"),
    "speech": ("call transcription", "clinical dictation", "voice search"),
    "vision": ("visual inspection", "shelf monitoring", "damage assessment"),
    "ads": ("ad auctions", "click prediction for ads", "budget pacing"),
    "support": ("support-ticket routing", "self-service answers"),
    "sales": ("lead scoring", "next-best offers", "coupon targeting"),
}
SOURCES: Mapping[str, tuple[str, ...]] = {
    "rare events": ("card transactions", "login events", "sensor readings"),
    "credit": ("loan applications", "bureau records"),
    "search": ("search logs", "query-click pairs", "clickstream"),
    "ranking": ("search logs", "impressions", "interaction logs"),
    "recommendation": ("interaction logs", "sessions", "watch logs"),
    "forecasting": ("sales history", "smart-meter readings", "hourly counts"),
    "LLM": ("support tickets", "policy documents", "curated questions"),
    "language": ("labelled tickets", "customer reviews", "scanned invoices"),
    "speech": ("call recordings", "de-identified audio"),
    "vision": ("labelled images", "product photos", "satellite tiles"),
    "": ("interaction logs", "transactions", "customer records", "sensor readings"),
}
