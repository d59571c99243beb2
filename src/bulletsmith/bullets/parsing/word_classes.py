"""What a word suggests by itself: classes of words, written by hand, that the weights build on.

A class is a hint, not a verdict: a word may stand in several, and the weights, learnt from labelled
bullets, say what each is worth in its place. Singular forms only where the plural ends in -s.
"""

from __future__ import annotations

from bulletsmith.bullets.english import words

# The little words that cut a sentence into chunks.
CUES = words(
    """
    for to on in at by via with from into over as behind across under between against vs versus than
    that which who whose where and or but while so after before within without inside through during
    until since because plus when if among onto towards toward upon whereby off below above besides
    about around despite
    """
)
ARTICLES = words("a an the our its their his her my your this these those")

CLASSES: dict[str, str] = {
    # things one makes
    "made": """
    agent algorithm app api application architecture assistant autoencoder backbone bandit bot
    cascade chatbot classifier component copilot crawler dashboard decoder detector embedder
    encoder engine ensemble estimator extractor filter forecaster forest framework gateway
    generator harness heuristic index job labeller library matcher microservice model moderator
    module monitor network optimiser optimizer orchestrator package parser pipeline planner
    platform policy predictor process processor profiler prototype ranker recogniser recognizer
    recommender registry regressor repository reranker re-ranker retriever router scheduler scorer
    scraper segmenter server service simulator solution solver stack store suite summariser
    summarizer system tagger tokeniser tokenizer tool toolkit tracker transcriber transformer
    translator verifier warehouse workflow wrapper tree net lake infrastructure codebase script
    notebook plugin sdk daemon layer loader dataloader etl dag proof-of-concept poc mvp corrector
    diariser embeddings embedding baseline technique method approach analysis checker reader
    runtime sampler evaluator guardrail cache tests loop orchestration operator
    """,
    # names and techniques
    "model": """
    xgboost lightgbm catboost gbm gbdt gbdts bert roberta deberta distilbert albert electra t5 mt5
    flan-t5 byt5 gpt gpt-2 gpt-3 gpt-4 gpt-4o llama llama-2 llama-3 mistral mixtral qwen gemma phi
    claude gemini falcon whisper wav2vec conformer resnet resnet-50 efficientnet mobilenet unet
    u-net yolo yolov5 yolov7 yolov8 detr vit swin clip blip sam densenet vgg inception lstm bilstm
    gru rnn rnns cnn cnns gnn gnns gcn gat gan gans vae vaes mlp svm svms knn k-nn k-means kmeans
    dbscan hdbscan umap pca lda nmf bertopic word2vec fasttext glove doc2vec sbert colbert splade
    bm25 faiss hnsw arima sarima sarimax prophet n-beats nbeats tft deepar holt-winters logit
    probit logistic linear ridge lasso regression forest forests random boosted boosting
    gradient-boosted gradient bagging stacking ensemble ensembles neural deep transformer
    transformers attention self-attention two-tower dual-encoder cross-encoder bi-encoder siamese
    contrastive triplet autoencoder autoencoders diffusion stable-diffusion lora qlora peft
    adapter adapters rlhf dpo ppo dqn sac bandit bandits thompson-sampling q-learning
    reinforcement bayesian gaussian hierarchical mixed-effects markov hmm crf kalman survival cox
    uplift causal propensity causal-forest x-learner matrix factorisation factorization als
    collaborative wide dlrm deepfm dcn sasrec bert4rec two-stage multi-task multitask multi-modal
    multimodal few-shot zero-shot semi-supervised self-supervised unsupervised supervised weakly
    federated distilled quantised quantized int8 int4 fp16 bf16 awq gptq pruned distillation
    pruning quantisation quantization rag retrieval-augmented embedding-based graph
    knowledge-graph isolation one-class lambdamart ranknet learning-to-rank pointwise pairwise
    listwise nlp ocr asr tts ner llm llms vlm slm moe mixture-of-experts smote focal-loss
    augmentation fine-tuning fine-tuned finetuned pre-trained pretrained prompt prompts prompting
    chain-of-thought langchain langgraph llamaindex openai spacy layoutlm layoutlmv3 donut
    pointnet pointpillars mask r-cnn faster-rcnn mask-rcnn segformer deeplab bert-based lstm-based
    transformer-based llm-based tree-based deep-learning machine-learning ml ai genai generative
    semantic hybrid rule-based rules conformal quantile kernel naive bayes
    """,
    "tool": """
    python r sql scala java c++ rust go cuda c# julia pytorch tensorflow keras jax scikit-learn
    sklearn pandas polars numpy spark pyspark hadoop hive flink kafka beam airflow dagster prefect
    dbt snowflake bigquery redshift databricks delta redis postgres postgresql mongodb cassandra
    dynamodb elasticsearch opensearch vespa milvus pinecone weaviate qdrant pgvector feast tecton
    hopsworks mlflow wandb dvc optuna ray horovod deepspeed onnx tensorrt openvino hugging
    huggingface tableau looker powerbi streamlit gradio flask django git jenkins terraform
    fivetran opencv nltk gensim tfx kubeflow zenml evidently grafana prometheus datadog
    great-expectations shap lime
    """,
    "serving": """
    production prod api apis endpoint endpoints rest grpc kubernetes k8s docker container
    containers triton torchserve tf-serving kserve seldon bentoml sagemaker vertex bedrock eks gke
    aks ecs fargate lambda lambdas cloud edge device devices on-device phones mobile android ios
    browser gpu gpus cpu cpus a10 a10g a100 h100 l4 l4s t4 v100 jetson raspberry cluster batch
    nightly hourly daily weekly real-time realtime online slo sla autoscaling qps rps tps p50 p90
    p95 p99 p99.9 uptime availability traffic requests streaming canary blue/green shadow pods
    replicas region regions fastapi flask cloud-run app-engine ec2 emr azure aws gcp google vllm
    tgi ollama ray serve knative microservice serverless inferentia core tflite coreml onnxruntime
    cdn server servers cron scheduled live inference in-line inline throughput latency concurrent
    stores sites countries markets daily-active dau mau helm argo istio nginx cloudflare snowpark
    step functions airflow
    """,
    "data": """
    mnist cifar imagenet coco movielens imdb squad kitti librispeech
    log image record row transaction event sample example document review ticket click impression
    session query label annotation dataset data corpus corpora token sentence frame scan photo
    reading pair history telemetry interaction email message conversation order claim invoice
    contract patent article tweet post video clip trip ride call recording x-ray slide sequence
    molecule node edge triple point measurement signal sensor tb gb pb listing page play stream
    item ping trace crop sweep utterance transcript survey applicant application account payment
    transfer purchase receipt snapshot table column feature warehouse crawl wiki archive note
    report set dump entries lines patch tile mri ct ecg eeg genome comment chat resume cv profile
    catalogue catalog speech audio footage observation simulation simulator series views visits
    searches swipe rating check-in decision job preference price posting card loan policy policies
    query-click click-stream clickstream cohort respondent lead bid auction shipment delivery
    deliveries parcel sku skus
    """,
    "data_adj": """
    labelled labeled annotated historical historic synthetic unlabelled unlabeled raw proprietary
    curated public logged anonymised anonymized de-identified noisy weakly-labelled hand-labelled
    multi-year first-party third-party crowd-sourced user-generated past training open scraped
    collected
    """,
    "quality": """
    auc roc-auc auc-roc roc pr-auc auprc auroc f1 f1-score macro-f1 micro-f1 f2 f-score ndcg mrr
    map map@50 recall precision accuracy acc rmse mae mape smape wape mase crps wer cer der bleu
    rouge rouge-l meteor chrf comet perplexity loss log-loss logloss iou miou dice r2 r² c-index
    qini ece psnr ssim lpips fid mse hit-rate hitrate coverage error score gini ks brier fpr fnr
    tpr  frr eer top-1 top-5 pass@1 kappa  exact-match bertscore faithfulness groundedness
    hallucination hallucinations sensitivity specificity auc-pr bias calibration quality agreement
    correlation spearman kendall pearson hota mota idf1 apcer bpcer apfd  map@0.5 lift
    silhouette purity ari nmi preference win-rate regret deviation pinball sharpe
    mean-reciprocal fscore performance accuracies  mos     likelihood elbo
    auuc
    """,
    "eval": """
    offline a/b ab test tests holdout hold-out held-out heldout backtest backtests back-test
    baseline baselines vs versus against compared over benchmark benchmarks cross-validation
    cross-validated cv p significance significant interleaving experiment experiments rct human
    blind raters evaluation eval validation incumbent previous existing current legacy zero-shot
    ci ablation golden judged side-by-side
    """,
    "outcome": """
    errors containment misroutes
    revenue sales booking gmv conversion ctr click-through clickthrough retention churn engagement
    cost spend spending bill saving savings hour minute fte ftes incident chargeback loss losses
    latency throughput time runtime downtime complaint return waste margin profit roi adoption
    satisfaction csat nps productivity efficiency workload backlog escalation alert intervention
    aov arpu ltv sign-up signup subscription install watch-time dwell bounce memory footprint
    storage utilisation utilization onboarding turnover budget fee income profitability
    overstaffing stockout stock-out shrinkage scrap rework defects outages outage breaches
    fraud-losses write-off default defaults handling effort headcount toil delay delays wait
    no-shows cancellations unsubscribes abandonment readmission mortality injuries accidents
    emissions energy fuel consumption overtime penalties speed speedup speed-up training staleness
    mttr mttd deflection resolution tickets visits basket checkout upsell cross-sell renewal
    renewals deals pipeline trials traffic users dau mau
    """,
    "change": """
    up down rose fell dropped grew went jumped climbed lower higher faster fewer less more cheaper
    uplift improvement increase reduction decrease gain drop smaller quicker slower better worse
    relative absolute pp points pts bps percentage reduced increased doubled tripled halved
    annually p.a. yearly incremental additional extra net saved lifted shrank declined falling
    rising
    """,
    "topic": """
    fraud churn search recommendation recommendations ranking forecasting pricing credit risk spam
    moderation demand detection prediction classification segmentation personalisation
    personalization customer customers support feed ads ad advertising marketing logistics routing
    scheduling inventory supply maintenance inspection defect diagnosis medical clinical claims
    underwriting lending trading content music video e-commerce ecommerce hotel travel marketplace
    payment payments insurance energy grid retail grocery fashion catalogue delivery dispatch
    matching bidding targeting attribution lead leads prospects anomaly anomalies intrusion
    malware phishing aml kyc compliance legal contract safety toxicity abuse bot translation
    transcription captioning question answering qa summarisation summarization triage monitoring
    planning allocation replenishment staffing yield quality health patient patients radiology
    pathology genomics drug discovery molecule protein traffic mobility autonomous driving
    robotics navigation home page notifications email emails push coupon promotions offers loyalty
    subscribers users players game games sports news video-feed shopping checkout returns hiring
    recruitment recruiting students learning education tutoring homes property properties
    real-estate housing mortgage agents sentiment intent product products similarity duplicate
    entity resolution extraction redaction
    """,
    "who": """
    team teams stakeholder stakeholders client clients colleague colleagues manager managers
    engineers scientists scientist analysts desk company department owners cross-functional
    executives leadership management director head squad devops product bank retailer startup
    consultancy customer interns juniors vendor partners partner office group members developers
    business peers firm lender insurer carrier airline broker supplier start-up agency ministry
    telco manufacturer dealer publisher charity coalition employer
    """,
    "vague": """
    various several many multiple different numerous complex business solution solutions insights
    results problems things value improvements stakeholders needs tasks activities
    """,
    "period": """
    day days week weeks month months year years yrs yr quarter quarters hours h minutes weekly
    monthly quarterly annual annually per
    """,
    "adverb": """
    successfully significantly also then now currently effectively closely actively recently later
    subsequently together previously primarily mainly daily fully highly
    """,
}

# Verbs by what they introduce; each with its forms.
VERBS: dict[str, str] = {
    "gain": """
    cut cuts cutting reduce reduces reduced reducing lower lowers lowered lowering decrease
    decreases decreased decreasing drop drops dropped dropping shrink shrinks shrank shrinking
    trim trims trimmed trimming slash slashes slashed slashing halve halves halved halving save
    saves saved saving raise raises raised raising lift lifts lifted lifting boost boosts boosted
    boosting increase increases increased increasing grow grows grew growing double doubles
    doubled doubling triple triples tripled tripling drive drives drove driving deliver delivers
    delivering bring brings brought bringing free frees freed freeing prevent prevents prevented
    preventing avoid avoids avoided avoiding recover recovers recovered recovering eliminate
    eliminates eliminated eliminating remove removed removing generate generates generated
    generating add adds added adding unlock unlocked unlocking shorten shortens shortened
    shortening accelerate accelerates accelerated accelerating speed sped speeding improve
    improves improved improving yield yields yielded yielding win won winning earn earned earning
    retire retired retiring gain gained gaining contribute contributed contributing enable enables
    enabled enabling lead leads leading led result results resulting resulted help helps helped
    helping let lets letting take takes took taking keep keeps kept keeping push pushed pushing
    catch catches caught catching mitigate mitigated mitigating minimise minimize minimising
    minimizing maximise maximize maximising maximizing optimise optimize optimising optimizing
    streamline streamlined streamlining enhance enhanced enhancing translate translated
    translating unblocked unblocking offset offsetting averting averted contain
    """,
    "score": """
    achieve achieves achieved achieving attain attained attaining reach reaches reached reaching
    hit hits hitting score scores scored obtain obtained obtaining beat beats beating outperform
    outperforms outperformed outperforming exceed exceeds exceeded exceeding surpass surpassed
    surpassing outscored outscoring match matches matched matching get gets got getting show shows
    showed showing
    """,
    "train": """
    train trained training retrained fine-tuned finetuned pretrained pre-trained learned learnt
    learning fitted fit calibrated fine-tuning pre-training retraining labelled labeled labelling
    annotating annotated mining mined indexing indexed ingesting ingested collected collecting
    based covering spanning replaying aggregating joining
    """,
    "test": """
    evaluate evaluated evaluating validate validated validating measure measured measuring test
    tested testing benchmark benchmarked benchmarking compare compared comparing assess assessed
    assessing backtested verified verifying judged a/b-tested ab-tested
    """,
    "serve": """
    deploy deploys deployed deploying serve serves served host hosts hosted hosting ship shipped
    shipping run runs ran running expose exposed exposing launch launched launching release
    released releasing roll rolled rolling schedule scheduled productionise productionised
    productionized productionize productionizing productionising handle handles handling process
    processes processing answer answers answering power powers powering integrated integrating
    exported packaged packaging containerised containerized containerizing orchestrated
    orchestrating scaled scaling refreshed refreshing monitored monitoring rolled-out live publish
    published put holding hold holds productized supporting supports used viewed scoring
    """,
    "use": """
    use uses using leverage leveraging leveraged utilise utilize utilising utilizing utilised
    utilized apply applying employing employ via through combining incorporating involving
    including implementing building developing training deploying introducing replacing adding
    shipping moving migrating switching designing creating
    """,
    "aim": """
    modelled modeled mapped personalised personalized segmented recognised recognized classified
    optimising triaged moderated ranked routed performed did conducted prioritised prioritized
    predict predicts predicted predicting detect detects detected detecting classify classifies
    classified classifying identify identifies identified identifying rank ranks ranking recommend
    recommends recommending forecast forecasts forecasted forecasting estimate estimates estimated
    estimating extract extracts extracted extracting find finding flag flags flagging triage
    triaging route routes routing prioritise prioritize prioritising prioritizing segment
    segmenting personalise personalize personalising personalizing recognise recognize recognising
    recognizing match matching summarise summarize summarising summarizing translate translating
    answer answering automate automates automating automated moderate moderating generate
    generating solve solving understand understanding monitor monitoring plan planning allocate
    allocating price pricing target targeting screen screening diagnose diagnosing redact
    redacting rescue support supporting help helping serve file files spot spotting block blocking
    catch
    """,
    "make": """
    built build building develop developed developing design designed designing create created
    creating implement implemented implementing engineer engineered architect architected
    architecting write wrote writing prototype prototyped introduce introduced deliver delivered
    set stood establish established construct constructed rebuild rebuilt rewrite rewrote rework
    reworked revamp revamped extend extended refactor refactored migrate migrated migrating
    replace replaced replacing automate automated modelled modeled adapt adapted apply applied
    conduct conducted perform performed lead led own owned manage managed spearhead spearheaded
    champion championed direct maintain maintained support supported collaborate collaborated work
    worked working assist assisted participate participated involved responsible tasked helped
    contributed present presented analyse analyze analysed analyzed research researched explore
    explored investigate investigated study studied experiment experimented did do made make fixed
    configured administered optimised optimized tuned improved enhanced utilised utilized
    leveraged used partnered co-led mentor mentored define defined drove hardened distilled
    quantised quantized compressed
    """,
}
