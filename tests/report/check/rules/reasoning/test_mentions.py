import pytest

from tests.report.check.rules.reasoning.reading import found

RAISED = [
    (
        "The new patrols may explain, in part, the decline in thefts at the harbour.",
        "The new patrols explain the decline in thefts at the harbour.",
    ),
    (
        "Low wages could drive nurses from rural hospitals.",
        "Low wages drive nurses from rural hospitals.",
    ),
    (
        "The data suggest that street lighting reduces burglaries.",
        "Street lighting reduces burglaries.",
    ),
    (
        "Online propaganda appears to increase recruitment among young men.",
        "Online propaganda increases recruitment among young men.",
    ),
    (
        "Unpaid salaries possibly cause the high turnover of inspectors.",
        "The high turnover of inspectors is caused by unpaid salaries.",
    ),
    (
        "Drought might lead to the abandonment of mountain villages.",
        "Drought leads to the abandonment of mountain villages.",
    ),
    (
        "Closing the post may have shifted smuggling to the northern route.",
        "Closing the post shifted smuggling to the northern route.",
    ),
    (
        "School meals seem to improve attendance in poor districts.",
        "School meals improve attendance in poor districts.",
    ),
    (
        "The fall in complaints is perhaps due to the new hotline.",
        "The fall in complaints is due to the new hotline.",
    ),
    (
        "Air pollution is associated with hospital admissions of children.",
        "Air pollution causes hospital admissions of children.",
    ),
    (
        "Cheap loans may have fuelled the rise in rents in the capital.",
        "Cheap loans fuelled the rise in rents in the capital.",
    ),
    (
        "Mentoring could reduce reoffending among released prisoners.",
        "Mentoring reduces reoffending among released prisoners.",
    ),
    (
        "The bridge closure probably explains the loss of retail sales.",
        "The bridge closure explains the loss of retail sales.",
    ),
    (
        "Remittances may prevent rural households from falling into poverty.",
        "Remittances prevent rural households from falling into poverty.",
    ),
    (
        "The evidence suggests that late payment of benefits causes evictions.",
        "Late payment of benefits causes evictions.",
    ),
    (
        "The ban might have weakened the market for illegal timber.",
        "The ban weakened the market for illegal timber.",
    ),
]

SAME_OR_OTHER = [
    (
        "The new patrols may explain the decline in thefts.",
        "The new patrols might explain the decline in thefts.",
    ),
    (
        "Low wages could drive nurses from rural hospitals.",
        "Low wages drive teachers from city schools.",
    ),
    (
        "Drought might lead to the abandonment of mountain villages.",
        "Drought does not lead to the abandonment of mountain villages.",
    ),
    (
        "Mentoring could reduce reoffending among released prisoners.",
        "Mentoring is offered to released prisoners.",
    ),
    (
        "Crime may rise in Albania after the closure of the port.",
        "Crime rose in Serbia after the closure of the port.",
    ),
    (
        "Thefts may have fallen by 12 % after the patrols began at the harbour.",
        "Thefts fell by 30 % after the patrols began at the market.",
    ),
    ("Street lighting reduces burglaries.", "Street lighting reduces burglaries."),
    ("Members may vote by post.", "Members vote by post in the assembly."),
    ("Cheap loans may have fuelled the rise in rents.", "Cheap loans were offered to banks."),
    ("The bridge may be closed in winter.", "The bridge was built in 1974."),
    ("School meals seem to improve attendance.", "School meals cost EUR 2 a day."),
    (
        "The fee may be paid in cash or by card at the desk.",
        "The fee is paid by the operator of the desk.",
    ),
    (
        "Water could become scarce in the southern valleys.",
        "Water is scarce in the northern plains in winter.",
    ),
    ("The survey suggests that trust is low.", "Trust rose."),
    ("It may rain.", "It rains."),
    (
        "Open data may help journalists to find irregular contracts.",
        "Should open data help journalists to find irregular contracts, they will publish them.",
    ),
    (
        "Late payment of benefits may cause evictions.",
        "Whether late payment of benefits causes evictions is not known.",
    ),
    (
        "Patrols may deter burglars in the old town.",
        "“Patrols deter burglars in the old town,” says a poster.",
    ),
    (
        "The ban might have weakened the market for timber.",
        "The ban on timber came into force in May.",
    ),
    ("Air pollution may cause asthma in children.", "Does air pollution cause asthma in children?"),
    (
        "Inspectors may enter the premises of the company.",
        "Inspectors enter the premises of the company twice a year with a warrant of the court.",
    ),
    ("Online courses could replace the seminars.", "Online courses were held in two rooms."),
    (
        "A small fee might discourage waste of water by farms.",
        "A small fee is charged for water that farms use.",
    ),
    (
        "The pilot suggests that text messages raise attendance.",
        "In the pilot, text messages were sent to patients before their attendance.",
    ),
    (
        "Emigration may explain the shortage of drivers.",
        "The shortage of drivers was worst in summer.",
    ),
    (
        "Better roads could lower the number of accidents.",
        "Better roads were built on three routes.",
    ),
]

LOST = [
    (
        "The hotline cut waiting times by half, although only two of nine clinics took part.",
        "The hotline cut waiting times by half.",
    ),
    (
        "Farmers shifted to drip irrigation, but the figures are self-reported.",
        "Farmers shifted to drip irrigation.",
    ),
    (
        "Diversion of weapons remains minimal, while current data cover three posts.",
        "Diversion of weapons remains minimal.",
    ),
    (
        "The method detects forged permits. This finding rests on a small sample.",
        "The method detects forged permits.",
    ),
    (
        "Young voters favour the reform of the courts, according to preliminary results.",
        "Young voters favour the reform of the courts.",
    ),
    (
        "Reading scores improved after the new timetable, but only in urban schools.",
        "Reading scores improved after the new timetable.",
    ),
    (
        "Smugglers use the eastern ferry route, though this has not been verified.",
        "Smugglers use the eastern ferry route.",
    ),
    (
        "The subsidy halved the use of coal in households; the estimate is provisional.",
        "The subsidy halved the use of coal in households.",
    ),
    (
        "Patients trust the new clinics. The result comes from a convenience sample.",
        "Patients trust the new clinics.",
    ),
    (
        "Retail prices follow the wholesale market, except in the mountain districts.",
        "Retail prices follow the wholesale market.",
    ),
    (
        "Early training keeps apprentices in their firms, based on a sample of twelve.",
        "Early training keeps apprentices in their firms.",
    ),
    (
        "Judges apply the new bail rules, partly because of an audit.",
        "Judges apply the new bail rules.",
    ),
    (
        "The vaccine programme reached remote villages, unconfirmed in two valleys.",
        "The vaccine programme reached remote villages.",
    ),
    (
        "Tourists return to the lake shore. However, the data are incomplete.",
        "Tourists return to the lake shore.",
    ),
    (
        "Night trains replaced short flights, not representative of holiday traffic.",
        "Night trains replaced short flights.",
    ),
]


@pytest.mark.parametrize(("hedged", "stated"), RAISED)
def test_certainty_raised_between_two_mentions_is_told_at_the_fact(
    hedged: str, stated: str
) -> None:
    text = f"# Summary\n\n{stated}\n\n# Analysis\n\nThe work took a year. {hedged}\n"
    (hit,) = found("certainty-raised", text)
    assert hit.other is not None
    assert (hit.sentence.text, hit.other.text) == (stated, hedged)


@pytest.mark.parametrize(("hedged", "stated"), SAME_OR_OTHER)
def test_certainty_is_not_raised_by_another_claim(hedged: str, stated: str) -> None:
    text = f"# Summary\n\n{stated}\n\n# Analysis\n\nThe work took a year. {hedged}\n"
    assert found("certainty-raised", text) == []


@pytest.mark.parametrize(("careful", "bare"), LOST)
def test_caveat_lost_in_a_summary_is_told(careful: str, bare: str) -> None:
    text = f"# Executive summary\n\n{bare}\n\n# Analysis\n\nThe work took a year. {careful}\n"
    (hit,) = found("caveat-lost", text)
    assert hit.sentence.text == bare


@pytest.mark.parametrize(("careful", "bare"), [*LOST[:6], *SAME_OR_OTHER])
def test_caveat_is_not_lost_outside_summaries_or_by_other_claims(careful: str, bare: str) -> None:
    text = f"# Background\n\n{bare}\n\n# Analysis\n\nThe work took a year. {careful}\n"
    assert found("caveat-lost", text) == []


@pytest.mark.parametrize("careful", [one for one, _ in LOST])
def test_caveat_is_not_lost_where_the_summary_keeps_it(careful: str) -> None:
    text = f"# Executive summary\n\n{careful}\n\n# Analysis\n\n{careful}\n"
    assert found("caveat-lost", text) == []
