"""All of a group, of how many."""

import pytest

from synopsis.report.check.rules.amounts.wholes import all_without_count
from tests.report.check.rules.amounts.reading import hits_of

WHOLE_FIRES = [
    "All respondents noted that they found the sessions useful.",
    "None of the interviewees trusted the hotline.",
    "Respondents unanimously welcomed the drills.",
    "All doctors think that the drills take too much time.",
    "Every respondent mentioned the queue.",
    "All of the respondents agreed.",
    "All interviewees confirmed this.",
    "Everyone at the port welcomes the cameras.",
    "Nobody in the village trusts the court.",
    "All patients are satisfied with the clinic.",
    "All participants rated the sessions as useful.",
    "No respondent mentioned cost.",
    "All those interviewed said the same.",
    "All teachers want smaller classes.",
    "The forms show that all trainees found the course useful.",
    "Without a doubt, everybody in the region wants peace.",
    "All nurses questioned would like more dispensers at the bedside.",
    "Every employer we asked would welcome a shorter form.",
]
WHOLE_QUIET = [
    "All 34 respondents noted that they found the sessions useful.",
    "The unit interviewed 24 officers in May. All interviewees trusted the hotline.",
    "All citizens have the right to complain.",
    "All six economies signed the declaration.",
    "All participants were welcomed by the host.",
    "All parties agreed to meet again.",
    "Of 40 respondents, 40 answered; all respondents noted the queue.",
    "Respondents (n = 40) took part. All respondents noted the queue.",
    "All respondents were paid.",
    "All officers must carry a card.",
    "No one is above the law.",
    "All doctors work in shifts.",
    "All members of the council voted for it.",
    "Everyone has the right to a fair trial.",
    "All teachers are paid by the ministry.",
    "All participants received the agenda.",
    "Almost half of the respondents (48 %) agreed.",
    "All experts left at noon.",
    "All patients were seen within a day.",
    "All interviews were held in May.",
    "All 12 teachers want smaller classes.",
    "All 34 nurses questioned would like more dispensers.",
    "We asked 24 nurses. All nurses questioned would like more dispensers.",
]


@pytest.mark.parametrize("text", WHOLE_FIRES)
def test_whole_is_told(text: str) -> None:
    assert hits_of(all_without_count, text)


@pytest.mark.parametrize("text", WHOLE_QUIET)
def test_whole_leaves_near_misses(text: str) -> None:
    assert not hits_of(all_without_count, text)
