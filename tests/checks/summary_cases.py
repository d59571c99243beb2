"""The summary: what must fire, and what must not."""

from __future__ import annotations

from dataclasses import replace

from making import CLEAN, cv, good, mid, says

from bulletsmith.cv import CV, Bullet, Profile, Role, Summary

RUNS = "Search ranking in production: a reranker answering 30M queries a day"
GAIN = "+2.1% bookings vs. the gradient-boosted ranker it replaced"
STRONG = f"{RUNS}, {GAIN}."


def parts(domain: str = "", scale: str = "", outcome: str = "") -> CV:
    return cv(summary=Summary(domain=domain, scale=scale, outcome=outcome))


def without(name: str) -> CV:
    return replace(good(name), summary=Summary())


def fresh(text: str) -> CV:
    """The CV of somebody with nothing in production yet, with another summary."""
    return replace(good("not_in_production_yet"), summary=Summary(text=text))


def loose(*texts: str) -> CV:
    """A file of bullets and nothing else."""
    return CV(roles=(Role(bullets=tuple(Bullet(own=text) for text in texts)),))


QUIET_TEXTS = [
    STRONG,
    "Card fraud: 4M payments a day scored in 20 ms, 31% fewer chargebacks than under the rules.",
    "Demand forecasts for 1,400 stores every night. Waste down 9% against moving averages.",
    "Streaming speech recognition in 21 languages, 2M calls a month; WER from 19% to 13%.",
    "Recommendations for 12M listeners, skips cut by 8% compared with matrix factorisation.",
    "ETA models for 300,000 parcels a day, 6.8 minutes off instead of 9.5, up from rule tables.",
    "Credit risk for 1.2M loans, €3M less loss a year than the scorecard.",
    "Serving platforms: 60 models at 45k QPS, 58% cheaper than one cluster per model.",
    "Medical imaging: 40,000 scans a month read, misses from 11% to 6%.",
    "Ad bidding at 900k requests a second, +4% return over the linear model.",
]

CASES: dict[str, tuple[list[CV], list[CV]]] = {
    "SUM001": (
        [
            *[without(n) for n in ("senior", "mid", "junior", "mlops", "researcher")],
            without("not_in_production_yet"),
            says(""),
            says("   "),
            parts(),
            parts(" ", " ", " "),
            replace(CLEAN, summary=Summary(), roles=()),
        ],
        [
            CLEAN,
            *[says(text) for text in QUIET_TEXTS],
            parts("search"),
            loose("Built a ranker for hotel search."),
            loose(),
            CV(),
            CV(profile=Profile(name="Ada")),
        ],
    ),
    "SUM002": (
        [
            says(text)
            for text in (
                "Machine learning engineer with 5 years of experience in building ML solutions.",
                "ML Engineer with over 6 years of experience.",
                "Senior data scientist with 8+ years in machine learning and AI.",
                "Results-driven data scientist with a love of models.",
                "Passionate machine learning engineer.",
                "I am an AI engineer with several years of experience in deep learning.",
                "Experienced ML engineer skilled in Python, PyTorch and TensorFlow.",
                "Highly motivated machine learning engineer seeking a new role.",
                "Data scientist with a strong background in statistics.",
                "7 years of experience in machine learning.",
                "Seasoned software engineer specialising in AI.",
                "A machine learning engineer having more than 4 years of industry experience.",
            )
        ],
        [
            CLEAN,
            *[says(text) for text in QUIET_TEXTS],
            says(
                "ML engineer with 6 years in search, a reranker at 30M queries a day, +2% vs. GBM."
            ),
            says(
                "ML engineer for card fraud: 4M payments a day, 31% fewer chargebacks than rules."
            ),
            says("Years of hotel logs turned into a ranker: 30M queries a day, +2% vs. LightGBM."),
        ],
    ),
    "SUM003": (
        [
            says(text)
            for text in (
                "Deep learning models in production: 9M predictions a day, +2% sales vs. XGBoost.",
                "Machine learning systems at scale, 40M requests a day, cost cut 30% vs. before.",
                "Models in production, 10M predictions a day, +2% revenue over the baseline.",
                "Neural networks for 2M users, +4% revenue against the previous model.",
                "Machine learning in production: 3M requests a day, latency from 90 to 20 ms.",
                "End-to-end machine learning: 12 models, 5M predictions a day, 20% less cost than "
                "before.",
                "I build models that work: 1M users, +3% revenue vs. the baseline.",
                "Data science that delivers: 5M customers, revenue up 3% over the previous system.",
                "Applications of artificial intelligence: 2M users, +1% sales vs. the old models.",
                "Production machine learning with PyTorch: 9M predictions daily, +2% vs. XGBoost.",
            )
        ],
        [
            CLEAN,
            *[says(text) for text in QUIET_TEXTS],
            parts("lesion segmentation", "12,000 images", "+3 points over nnU-Net"),
            says("Lesion segmentation on 12,000 images, held against U-Net and nnU-Net."),
            says("Crop yields from satellites: 2M fields, 9% less error than the survey."),
        ],
    ),
    "SUM004": (
        [
            says(f"{text}, {GAIN}.")
            for text in (
                "Search ranking in production",
                "A neural reranker for hotel search",
                "Fraud scoring for cards",
                "Demand forecasting for grocers",
                "Streaming speech recognition",
                "Recommendations for music",
                "Six years of search ranking",
                "Two rankers and one retriever for travel search",
                "Hotel search with BERT",
                "Pricing and demand in retail",
            )
        ]
        + [parts("search and ranking", "", GAIN)],
        [
            CLEAN,
            *[says(text) for text in QUIET_TEXTS],
            parts("search", "30M queries a day", GAIN),
            says(f"Search over millions of hotels, {GAIN}."),
            says(f"Search on 4 TB of logs a day, {GAIN}."),
            fresh("Lesion segmentation on 12,400 images, held against U-Net and nnU-Net."),
            says("ML engineer with 5 years of experience in machine learning."),
        ],
    ),
    "SUM005": (
        [
            says(text)
            for text in (
                f"{RUNS}.",
                "Card fraud scoring at 4M payments a day.",
                "Demand forecasts for 1,400 stores every night.",
                "Speech recognition in 21 languages, 2M calls a month.",
                "Recommendations for 12M listeners.",
                "ETA models for 300,000 parcels a day.",
                "Credit risk models on 1.2M loans.",
                "Serving platforms: 60 models at 45k QPS.",
                "Medical imaging: 40,000 scans a month.",
                "Ad bidding at 900k requests a second.",
            )
        ]
        + [
            parts("search", "30M queries a day", ""),
            parts("search", "30M queries a day", "bookings"),
        ],
        [
            CLEAN,
            *[says(text) for text in QUIET_TEXTS],
            parts("search", "30M queries a day", GAIN),
            fresh("Lesion segmentation on 12,400 images, held against U-Net and nnU-Net."),
            says("Hotel search, 30M queries a day; latency from 90 ms to 25 ms."),
            says("Hotel search at 30M queries a day, saved $2M a year vs. a vendor."),
            says("Machine learning engineer with 5 years of experience."),
        ],
    ),
    "SUM006": (
        [
            says(text)
            for text in (
                f"{RUNS}, +2.1% bookings.",
                "Card fraud scoring at 4M payments a day, 31% fewer chargebacks.",
                "Demand forecasts for 1,400 stores, cutting waste by 9%.",
                "Speech recognition for 2M calls a month, WER 13%.",
                "Recommendations for 12M listeners, raising retention by 4%.",
                "ETA models for 300,000 parcels a day, 12% fewer missed deliveries.",
                "Credit risk for 1.2M loans, saving €3M a year.",
                "Serving platforms at 45k QPS, 58% cheaper.",
                "Medical imaging: 40,000 scans a month, 45% fewer misses.",
                "Ad bidding at 900k requests a second, return up 4%.",
            )
        ]
        + [parts("search", "30M queries a day", "+2.1% bookings")],
        [
            CLEAN,
            *[says(text) for text in QUIET_TEXTS],
            parts("search", "30M queries a day", GAIN),
            says(f"{RUNS}."),
            says("Hotel search, 30M queries a day; latency from 90 ms to 25 ms."),
            says("Hotel search, 30M queries a day; clicks 3.1% → 3.4%."),
        ],
    ),
    "SUM007": (
        [
            says(f"{text} {STRONG}")
            for text in (
                "Passionate about AI.",
                "I am passionate about machine learning.",
                "A passion for data.",
                "AI enthusiast.",
                "Enthusiastic about models.",
                "Obsessed with data.",
                "In love with deep learning.",
                "Love for clean code.",
                "Somebody who loves building things.",
                "PASSIONATE engineer.",
            )
        ],
        [
            CLEAN,
            *[says(text) for text in QUIET_TEXTS],
            says("Compassionate-care triage for 40 clinics, 9% shorter waits than before."),
            says("Recommendations for Lovefilm's 2M users, +4% rentals vs. popularity."),
            parts("dating", "2M users", "+4% matches vs. the rules"),
        ],
    ),
    "SUM008": (
        [
            says(f"{STRONG} {text}")
            for text in (
                "Before that, ads. Now retrieval.",
                "Based in Lisbon. Open to moving.",
                "I write Rust. I like tests. I run.",
                "Led a team of 4. Hired 3.",
                "Spoke at RecSys. Wrote fastvec.",
                "One. Two.",
                "Also fraud. Also ads! Also maps?",
                "It runs on Triton. It is watched. It is mine.",
                "I own it end to end. From logs to on-call.",
                "Before that, fraud scoring. Before that, a PhD.",
            )
        ],
        [
            CLEAN,
            *[says(text) for text in QUIET_TEXTS],
            says(f"{STRONG} Before that, ads."),
            says(f"Search, e.g. hotels, vs. Dr. Smith's ranker, approx. 30M queries. {STRONG}"),
            says("Search at U.S. scale, 2.1% up vs. 1.4% before. Now retrieval."),
            mid(),
        ],
    ),
}
