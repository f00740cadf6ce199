"""Rally: where citizens of different economies would stand together, and how surely."""

from synopsis.survey.rally.ranking import Measured, Rally, RallyRules, Standing
from synopsis.survey.rally.wave import Rallied, rally_of

__all__ = ["Measured", "Rallied", "Rally", "RallyRules", "Standing", "rally_of"]
