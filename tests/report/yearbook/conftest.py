import pytest

from synopsis.catalog import Profile
from synopsis.catalog.profile import load_profile
from synopsis.survey import tabulate
from synopsis.survey.house import House
from synopsis.vocabulary import Region
from tests.survey.small_wave import wave


@pytest.fixture(scope="session")
def profile() -> Profile:
    return load_profile("western-balkans")


@pytest.fixture(scope="session")
def region(profile: Profile) -> Region:
    return profile.region


@pytest.fixture(scope="session")
def yearbook(region: Region) -> tabulate.Yearbook:
    return tabulate.tabulate(wave(), ["economy", "sex", "economy*sex"], House(), region)


@pytest.fixture(scope="session")
def asked(region: Region) -> tabulate.Yearbook:
    """The same wave, as if people had been asked."""
    return tabulate.tabulate(wave(synthetic=False), ["economy"], House(), region)
