"""Tables of what stands beside a number: units, scales, periods, currencies, words that count."""

from __future__ import annotations

SCALES = {
    "k": 1e3,
    "thousand": 1e3,
    "m": 1e6,
    "mm": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "million": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "billion": 1e9,
    "t": 1e12,
    "trillion": 1e12,
}

# A period as it is written after `/`, `per` or `a`, and how it is named.
PERIODS = {
    "s": "s",
    "sec": "s",
    "second": "s",
    "min": "min",
    "minute": "min",
    "h": "h",
    "hr": "h",
    "hour": "h",
    "d": "day",
    "day": "day",
    "night": "day",
    "week": "week",
    "wk": "week",
    "mo": "month",
    "month": "month",
    "quarter": "quarter",
    "half-year": "half-year",
    "yr": "year",
    "year": "year",
    "annum": "year",
}

# Spelling -> (unit, kind). Looked up as written first, then in lower case.
UNITS: dict[str, tuple[str, str]] = {
    "%": ("%", "percent"),
    "‰": ("‰", "percent"),
    "percent": ("%", "percent"),
    "×": ("x", "factor"),
    "x": ("x", "factor"),
    "fold": ("x", "factor"),
    "times": ("x", "factor"),
    "bps": ("bp", "points"),
    "bp": ("bp", "points"),
    "€": ("EUR", "money"),
    "£": ("GBP", "money"),
    "eur": ("EUR", "money"),
    "euro": ("EUR", "money"),
    "euros": ("EUR", "money"),
    "usd": ("USD", "money"),
    "dollars": ("USD", "money"),
    "gbp": ("GBP", "money"),
    "pounds": ("GBP", "money"),
    "chf": ("CHF", "money"),
    "db": ("dB", "ratio"),
    "fps": ("/s", "rate"),
    "hz": ("/s", "rate"),
    "khz": ("k/s", "rate"),
    "qps": ("/s", "rate"),
    "rps": ("/s", "rate"),
    "tps": ("/s", "rate"),
    "qpm": ("/min", "rate"),
    "rpm": ("/min", "rate"),
}
UNITS |= dict.fromkeys(("pp", "ppt", "ppts"), ("pp", "points"))
UNITS |= dict.fromkeys(("point", "points", "pt", "pts"), ("points", "points"))
UNITS |= {
    word: (unit, "time")
    for unit, words in {
        "ns": "ns nanoseconds",
        "µs": "µs μs us microsecond microseconds",
        "ms": "ms msec millisecond milliseconds",
        "s": "s sec secs second seconds",
        "min": "min mins minute minutes",
        "h": "h hr hrs hour hours",
        "day": "day days",
        "night": "night nights",
        "week": "week weeks wk wks",
        "month": "month months mo mos",
        "quarter": "quarter quarters",
        "year": "year years yr yrs",
    }.items()
    for word in words.split()
}
UNITS |= {
    word: (unit, "size")
    for unit in ("kB", "MB", "GB", "TB", "PB")
    for word in (unit.lower(), unit[0].lower() + "ib")
}
UNITS |= {"bytes": ("B", "size"), "terabytes": ("TB", "size"), "gigabytes": ("GB", "size")}
UNITS |= {"petabytes": ("PB", "size"), "megabytes": ("MB", "size")}

# Units only where they touch the number: `90d`, not `90 d`.
GLUED = {"d": ("day", "time"), "w": ("week", "time"), "y": ("year", "time")}

# Seconds in a unit of time, for comparing levels written in different ones.
SECONDS = {
    "ns": 1e-9,
    "µs": 1e-6,
    "ms": 1e-3,
    "s": 1.0,
    "min": 60.0,
    "h": 3600.0,
    "day": 86400.0,
    "night": 86400.0,
    "week": 604800.0,
    "month": 2629800.0,
    "quarter": 7889400.0,
    "year": 31557600.0,
}

CURRENCIES = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "EUR": "EUR",
    "USD": "USD",
    "GBP": "GBP",
    "CHF": "CHF",
    "JPY": "JPY",
    "INR": "INR",
    "SEK": "SEK",
    "NOK": "NOK",
    "DKK": "DKK",
    "PLN": "PLN",
    "BRL": "BRL",
    "CAD": "CAD",
    "AUD": "AUD",
    "SGD": "SGD",
    "R$": "BRL",
    "A$": "AUD",
    "C$": "CAD",
    "S$": "SGD",
    "US$": "USD",
    "HK$": "HKD",
}

# `48-layer`, `3-class`, `8-bit`: shapes of a model, nothing that was counted or won.
SHAPES = frozenset(
    "bit bits byte class way shot layer layers stage fold head headed step steps d dim dims"
    " dimensional gram grams hop nn tower pass channel axis beam part phase level tier task".split()
)

# Words that never name what is counted.
FUNCTION_WORDS = frozenset(
    "a about above across after against all along an and as at because before behind below between"
    " but by compared down during each every for from had has have in into is it its less lower"
    " more higher fewer faster slower cheaper of off on or out over per plus since so than that the"
    " their then through to under until up using versus via vs was were when where which while"
    " with within without rather instead relative mean median average only offline online"
    " held running served serving better worse smaller larger shorter cut fell rose is".split()
)

# What a bare number belongs to when it stands behind one of these: a version, a rank, a date.
VERSIONED = frozenset(
    "Python Llama LLaMA GPT Gemini Claude TensorFlow TF PyTorch CUDA Spark Flink Airflow Kafka Java"
    " Scala Django Postgres PostgreSQL Mistral Qwen Phi Gemma Diffusion Whisper Node Ubuntu Rust"
    " Keras Wav2Vec wav2vec Flan DeepSeek Opus Sonnet Kubernetes Redis Ray Pandas pandas Polars"
    " NumPy Pydantic Vue Angular React Windows Industry Basel ISO IEC NVMe Web Section Article"
    " Level Phase"
    " Tier Grade Class Type Series Version Release Figure Table Chapter Q Sentinel Landsat v"
    " version release top Top day Day week Week tier phase level rank step No. no. number"
    " January February March April May June July August September October November December"
    " Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split()
)

COUNT_WORDS = {
    word: float(i)
    for i, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve".split(), start=2
    )
}
FACTOR_WORDS = frozenset(
    "double doubled doubling halve halved halving half triple tripled tripling twice"
    " quadruple quadrupled quadrupling".split()
)
FRACTION_WORDS = frozenset("third thirds quarter quarters fifth sixth tenth".split())
MANY_WORDS = frozenset("hundreds thousand thousands million millions billions dozen dozens".split())
