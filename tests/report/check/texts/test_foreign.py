"""A language that is not read is told, and no text of the six is taken for one."""

# ruff: noqa: E501, RUF001  # texts of other languages as they stand

import pytest

from synopsis.report.check import check_documents, read_text

GERMAN = """Das Vertrauen der Bürger stieg nach Angaben des Amtes auf 47 Prozent. Zwei Jahre zuvor hatte es
noch bei 40 Prozent gelegen. Die Gerichte arbeiten seither schneller, und viele Verfahren enden schon nach wenigen
Monaten mit einem Urteil, das die Beteiligten verstehen und meist auch annehmen, was in der Region selten war."""
FRENCH = """La confiance des citoyens dans les tribunaux a atteint 47 pour cent selon le service. Deux ans plus tôt,
elle était encore de 40 pour cent. Les tribunaux travaillent plus vite depuis la réforme, et beaucoup de procédures
se terminent après quelques mois par un jugement que les parties comprennent et acceptent le plus souvent."""
ITALIAN = """La fiducia dei cittadini nei tribunali ha raggiunto il 47 per cento secondo l'ufficio. Due anni prima era
ancora del 40 per cento. I tribunali lavorano in fretta dopo la riforma, e molte cause finiscono dopo pochi mesi con
una sentenza che le parti capiscono e in genere accettano, cosa che in passato era stata rara in tutta la regione."""


@pytest.mark.parametrize(
    "text",
    [
        GERMAN,
        FRENCH,
        ITALIAN,
        "هذا تقرير عن الأمن في المنطقة. ارتفعت الثقة إلى 47 في المئة.",
        "דוח זה עוסק בביטחון באזור. האמון עלה ל-47 אחוזים.",
        "Η εμπιστοσύνη στα δικαστήρια αυξήθηκε σε 47 τοις εκατό.",
        "法院的信任度上升到百分之四十七。",
    ],
)
@pytest.mark.parametrize("file", ["a.md", "a.txt", "a.html"])
def test_language_that_is_not_read_is_told(text: str, file: str) -> None:
    document = read_text(f"<p>{text}</p>" if file == "a.html" else text, file)
    assert document.is_foreign
    notes = check_documents([document]).notes
    assert [one.rule for one in notes if "language" in one.why] == ["reading-doubted"]


@pytest.mark.parametrize(
    "text",
    [
        "Trust in the courts rose to 47 per cent in 2023.",
        "Albania, Bosnia and Herzegovina, Kosovo*, Montenegro, North Macedonia, Serbia. " * 3,
        "Raporti është për vitin dhe një pjesë e tij që u lexua nga të gjithë.",
        "Извештајот е за годината и го прочитаа сите кои беа таму, ќе има уште.",
        "12 13 14",
        "",
        "- Firms\n- Households\n- Schools\n" * 30,
    ],
)
def test_text_of_a_language_that_is_read_is_not_doubted(text: str) -> None:
    assert not read_text(text, "a.md").is_foreign


def test_language_that_is_named_is_believed() -> None:
    assert not read_text(GERMAN, "a.md", "en").is_foreign
