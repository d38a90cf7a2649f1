"""Where the weights are looked for, and what is said when they are not fit."""

import json
import subprocess
import sys

import pytest

from firsthand.errors import ConfigError
from firsthand.language.reader import load_reader
from firsthand.language.reader.loading import load_named, reader_version


def test_load_reader_answers_none_where_nothing_is(tmp_path):
    assert load_reader(tmp_path) is None
    assert load_reader(tmp_path / "absent") is None


def test_load_reader_refuses_another_format(tmp_path):
    for name in ("encoder.onnx", "tagger.onnx", "tokenizer.json"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "reader.json").write_text(json.dumps({"format": 99}))
    with pytest.raises(ConfigError, match="expected format 2, got 99"):
        load_reader(tmp_path)


def test_importing_the_reader_loads_nothing_heavy():
    code = (
        "import sys, firsthand.language.reader;"
        "print(sorted({'onnxruntime', 'tokenizers', 'torch', 'numpy'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_load_named_takes_what_the_setting_says(tmp_path):
    assert load_named("none") is None
    with pytest.raises(ConfigError, match="expected a folder with a model's files"):
        load_named(str(tmp_path))


def test_reader_version_reads_only_the_card(tmp_path):
    assert reader_version("none") == "none"
    assert reader_version(str(tmp_path)) == "none"
    (tmp_path / "reader.json").write_text(json.dumps({"version": "9", "digest": "abc"}))
    assert reader_version(str(tmp_path)) == "reader/9 abc"
