"""Acronyms that a reader outside the team cannot know."""

from __future__ import annotations

from bulletsmith.bullets import terms
from bulletsmith.bullets.english import words
from bulletsmith.bullets.patterns import pattern
from bulletsmith.checks.views import BulletView

FEW = 2  # acronyms that a reader puts up with
_ACRONYM = pattern(r"[A-Z](?<![\w/.-].)[A-Z0-9]{1,5}(?![\w/-])")
# What a hiring manager of the trade knows beside the lexicons' models, metrics and tools.
_KNOWN = words(
    """
    AB AI ML DL RL CV NLP NLU NLG ASR TTS OCR LLM LLMS RAG API APIS REST SDK CLI UI UX IT HR PR QA
    CI CD CICD DAG DAGS ETL ELT SQL NOSQL DB DBS OLAP OLTP CRM ERP POS SKU SKUS KPI KPIS SLA SLAS
    SLO SLOS SLI QPS RPS TPS RPM GPU GPUS CPU CPUS TPU TPUS RAM SSD VM VMS VPC IAM SSO DNS CDN HTTP
    HTTPS GRPC RPC JSON XML CSV PDF PDFS HTML CSS URL URLS US USA UK EU EMEA APAC UAE NYC GDPR HIPAA
    PII PHI SOC ISO FDA MRI CT ECG EKG EEG ICU EHR EMR DNA RNA GPS IMU LIDAR RGB RGBD IR UAV IOT PLC
    B2B B2C P2P SAAS PAAS IAAS AWS GCP EMR EC2 S3 EKS ECS RDS SQS SNS GKE AKS ACM IEEE CVPR ICCV
    ECCV ICML ICLR ACL EMNLP NAACL AAAI KDD NIPS PHD MSC BSC MBA CTO CEO CFO COO VP PM PMS SRE OKR
    OKRS ROI ARR MRR GMV LTV CLV CAC CPA CPC CPM CTR CVR ROAS NPS CSAT AHT FTE FTES DAU MAU EUR USD
    GBP CHF JPY INR AUD CAD AML KYC PCA SVD SVM KNN CNN CNNS RNN RNNS LSTM LSTMS GRU GRUS GAN GANS
    VAE VAES GNN GNNS MLP MLPS DNN GBM GBDT NER POS TFIDF BM25 ANN FAQ FAQS ID IDS ETA ETAS TV VR
    AR XR OS IOS MB GB TB PB KB FP16 FP8 INT8 INT4 BF16 FP32 NVME NFS HPC MPI CUDA ONNX PSI KS CI
    RMSE MAE MAPE MSE AUC ROC WER CER BLEU F1 IOU MAP OK AM PM Q1 Q2 Q3 Q4 H1 H2 YOY NDA IP IPO M2
    SAP B2 MVP POC RFP R2 IVR SMS PDF VAT ATM LOB CPG FMCG OEM SEO ADAS DSP SSP RTB AD ADS UX
    EC2 TCP UDP SSH TLS SSL JVM GC SIMD AVX NUMA DDP FSDP LORA QLORA DPO PPO RLHF SFT KV MOE
    """
)


def unknown_acronyms(b: BulletView) -> list[tuple[int, int]]:
    """Where they stand, each once: in no lexicon, not spelt out, not among the owner's own words.

    None where a few at most can be found: nothing is said of those.
    """
    if b.text.isupper():
        return []
    found: dict[str, tuple[int, int]] = {}
    for match in _ACRONYM.finditer(b.text):
        name = match[0]
        if name in _KNOWN or name in found or name in b.settings.words:
            continue
        if sum(map(str.isdigit, name)) * 2 < len(name) and not _spelt_out(b.text, *match.span()):
            found[name] = match.span()
    if len(found) <= FEW:
        return []
    lexicons = (terms.models(), terms.metrics(), terms.tools(), terms.serving())
    return [at for name, at in found.items() if all(words.get(name) is None for words in lexicons)]


def _spelt_out(text: str, start: int, end: int) -> bool:
    """`calibration error (ECE)`, or `PSI (population stability index)`."""
    alone = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    return alone or text[end : end + 2] == " ("
