"""What lies ahead: outlooks, changes and warnings of a view, joined to one picture."""

from synopsis.landscape.ahead.foresight import Foresight, Prospect
from synopsis.landscape.ahead.look import foresee_all
from synopsis.landscape.ahead.record import RECORD_FILE, OutlookRecord, RecordLine, load_record
from synopsis.landscape.ahead.sureness import sureness_of, warning_sureness
from synopsis.landscape.warnings.card import Stage
from synopsis.landscape.warnings.judge import Verdict
from synopsis.landscape.warnings.record import WHERE as CONDITIONS_FILE
from synopsis.landscape.warnings.record import ConditionRecord

__all__ = [
    "CONDITIONS_FILE",
    "RECORD_FILE",
    "ConditionRecord",
    "Foresight",
    "OutlookRecord",
    "Prospect",
    "RecordLine",
    "Stage",
    "Verdict",
    "foresee_all",
    "load_record",
    "sureness_of",
    "warning_sureness",
]
