"""What this deployment is told from outside: `NHACVIEC_...` in the environment or in `.env`, read once."""

import os
import re
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from domain.problem import Problem

PREFIX = "NHACVIEC_"
ENV_FILE = Path(".env")
_OF_THE_TESTS = f"{PREFIX}TEST_"
_SAMPLE_DATABASE = "sqlite:///data/sample.db"
_ZALO_TOKEN = re.compile(r"\d+:[^\s,/?#]+$")
_LINK = re.compile(r"https://[^\s/]+/\S+$")
_OWN_DATABASE = "sqlite:///data/nhacviec.db"


class Settings(BaseSettings):
    """Every setting. `docs/settings.md` explains them to whoever sets them up; a test keeps the two together."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, extra="ignore")

    sample: bool | None = None
    database_url: str | None = None
    host: str = "127.0.0.1"
    port: int = Field(8080, ge=0, le=65535)
    public_url: str | None = Field(None, pattern=r"^https://[^/\s]+$")
    telegram_token: SecretStr | None = None
    telegram_base_url: str = Field("https://api.telegram.org", pattern=r"^https?://\S+$")
    telegram_webhook: bool = False
    telegram_a_second: float = Field(30, gt=0)
    telegram_a_second_in_a_chat: float = Field(1, gt=0)
    telegram_a_minute_in_a_group: float = Field(20, gt=0)
    zalo_tokens: Annotated[tuple[SecretStr, ...], NoDecode] = ()
    zalo_links: Annotated[tuple[str, ...], NoDecode] = ()
    zalo_base_url: str = Field("https://bot-api.zaloplatforms.com", pattern=r"^https?://\S+$")
    zalo_webhook: bool = False
    zalo_a_second: float = Field(1, gt=0)
    zalo_a_month: int = Field(3000, gt=0)
    zalo_people: int = Field(50, gt=0)
    secret_key: SecretStr | None = Field(None, min_length=32)
    zone: ZoneInfo = ZoneInfo("Asia/Ho_Chi_Minh")
    language: Literal["vi", "en"] = "vi"
    log_level: Literal["debug", "info", "warning", "error"] = "warning"
    log_format: Literal["console", "json"] = "console"

    @field_validator("zone", mode="before")
    @classmethod
    def _known_zone(cls, value: object) -> ZoneInfo:
        try:
            return ZoneInfo(str(value))
        except (KeyError, ValueError, OSError) as error:
            raise ValueError("no such time zone") from error

    @field_validator("zalo_tokens", mode="before")
    @classmethod
    def _tokens_in_a_line(cls, value: object) -> object:
        """One token for each bot, with commas or spaces between them; no bot twice."""
        if not isinstance(value, str):
            return value
        tokens = value.replace(",", " ").split()
        if len({token.partition(":")[0] for token in tokens}) < len(tokens) or not all(map(_ZALO_TOKEN.match, tokens)):
            raise ValueError("tokens look like 123456789:abc, one for each bot")
        return tokens

    @field_validator("zalo_links", mode="before")
    @classmethod
    def _links_in_a_line(cls, value: object) -> object:
        links = value.replace(",", " ").split() if isinstance(value, str) else value
        if isinstance(links, list) and not all(map(_LINK.match, links)):
            raise ValueError("links begin with https://")
        return links

    @model_validator(mode="after")
    def _each_bot_has_its_link(self) -> "Settings":
        if self.zalo_links and len(self.zalo_links) != len(self.zalo_tokens):
            raise ValueError(f"{PREFIX}ZALO_LINKS has one for each of {PREFIX}ZALO_TOKENS")
        return self

    @model_validator(mode="after")
    def _webhook_has_an_address(self) -> "Settings":
        for name in ("telegram_webhook", "zalo_webhook"):
            if getattr(self, name) and self.public_url is None:
                raise ValueError(f"{PREFIX}{name.upper()} needs {PREFIX}PUBLIC_URL")
        return self

    @property
    def is_sample(self) -> bool:
        """Whether this is the sample office: where it is asked for, or nothing of an own office is set."""
        if self.sample is not None:
            return self.sample
        own = (self.database_url, self.telegram_token, self.public_url, *self.zalo_tokens)
        return all(value is None for value in own)

    @property
    def database(self) -> str:
        """The address of the database; the sample office's is never the own one's."""
        return self.database_url or (_SAMPLE_DATABASE if self.is_sample else _OWN_DATABASE)

    @property
    def only_this_machine(self) -> bool:
        """Whether the pages can be reached from this machine only."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


def read_settings(env_file: Path = ENV_FILE) -> Settings:
    """The settings in force; the environment wins over the file. Raises Problem, naming those that cannot be used."""
    try:
        found = Settings(_env_file=env_file)  # type: ignore[call-arg]  # an argument of pydantic's own
    except ValidationError as error:
        names = ", ".join(_name(e["loc"], e["msg"]) for e in error.errors())
        raise Problem("run.bad_settings", names=names) from None
    if found.is_sample and not found.only_this_machine:
        raise Problem("run.sample_only_here", host=found.host)
    return found


def _name(place: tuple[int | str, ...], words: str) -> str:
    """The setting an error is about; where it is about two that do not go together, its words name them."""
    return f"{PREFIX}{place[0]}".upper() if place else re.findall(rf"{PREFIX}\w+", words)[0]


def unknown_names(env_file: Path = ENV_FILE, environment: Mapping[str, str] = os.environ) -> list[str]:
    """What looks like a setting of ours but is none: most likely misspelt."""
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    named = {name.upper() for name in [*environment, *dotenv_values(env_file)]}
    return sorted(n for n in named - known if n.startswith(PREFIX) and not n.startswith(_OF_THE_TESTS))
