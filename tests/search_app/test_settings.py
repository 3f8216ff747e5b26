"""The environment becomes settings, or every fault is named."""

from dataclasses import fields
from pathlib import Path

import pytest

import search_app
from search_app.settings import PREFIX, Settings, SettingsError, read_settings_file


def test_what_is_not_set_has_its_default() -> None:
    assert Settings.from_environ({"PATH": "/bin"}) == Settings()


def test_every_setting_is_read_by_its_name_from_the_environment_and_from_a_file(tmp_path: Path) -> None:
    changed = {item.name: item.default + 1 if isinstance(item.default, int) else "en" for item in fields(Settings)}
    changed["public_url"] = "https://search.example.cn/mz"
    changed["originals_url"] = "https://files.example.cn/minzheng"
    changed["api_origins"] = "https://data.example.cn http://localhost:3000"
    environ = {PREFIX + name.upper(): str(value) for name, value in changed.items()}
    assert Settings.from_environ(environ) == Settings(**changed)  # type: ignore[arg-type]
    path = tmp_path / "all.env"
    path.write_text("".join(f"{name}={value}\n" for name, value in environ.items()), encoding="utf-8")
    assert Settings.from_environ(read_settings_file(path)) == Settings(**changed)  # type: ignore[arg-type]


def test_all_faults_are_named() -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.from_environ({"SEARCH_WORKERS": "many", "SEARCH_THREADS": "0", "SEARCH_COLOUR": "red", "SEARCH_LANGUAGE": "fr"})
    for name in ("SEARCH_WORKERS: must be a whole", "SEARCH_THREADS: must be between 1", "SEARCH_COLOUR: there is no", "SEARCH_LANGUAGE"):
        assert name in str(caught.value)


@pytest.mark.parametrize("origins", ["data.example.cn", "https://data.example.cn/page", "* https://data.example.cn"])
def test_a_site_is_named_by_its_origin(origins: str) -> None:
    with pytest.raises(SettingsError, match="SEARCH_API_ORIGINS: must be"):
        Settings.from_environ({"SEARCH_API_ORIGINS": origins})


def test_a_file_of_settings(tmp_path: Path) -> None:
    path = tmp_path / "search.env"
    path.write_text('# for the bureau\nSEARCH_SITE_NAME="民政检索"\n\nSEARCH_WORKERS = 3\n', encoding="utf-8")
    assert Settings.from_environ(read_settings_file(path)) == Settings(site_name="民政检索", workers=3)


@pytest.mark.parametrize(
    ("text", "said"), [("WORKERS=3", ":1: must be"), ("\nSEARCH_A", ":2: must be"), ("SEARCH_A=1\nSEARCH_A=2", "twice")]
)
def test_a_file_with_a_fault(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "search.env"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=said):
        read_settings_file(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        read_settings_file(tmp_path / "none")


def test_every_setting_is_documented() -> None:
    readme = (Path(search_app.__file__).parent / "README.md").read_text(encoding="utf-8").replace("`", "")
    for item in fields(Settings):
        default = f" {item.default}" if item.default != "" else ""
        assert f"| {PREFIX}{item.name.upper()} |{default} | {item.metadata['meaning']} |" in readme


@pytest.mark.parametrize("address", ["search.example.cn/", "javascript:alert(1)", "https://", "ftp://a.cn", "https://a.cn/?q="])
def test_the_public_address_is_an_address(address: str) -> None:
    with pytest.raises(SettingsError, match="SEARCH_PUBLIC_URL: must be an address such as https://"):
        Settings.from_environ({"SEARCH_PUBLIC_URL": address})
