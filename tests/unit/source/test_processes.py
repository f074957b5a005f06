"""Work shared out among processes."""

import os

import pytest

from ictcriteria.source.processes import share_out

HERE = os.getpid()


def test_each_share_is_done_once_and_in_a_process_of_its_own() -> None:
    results = share_out(lambda share: (share, os.getpid()), 3)
    assert [share for share, _ in results] == [0, 1, 2]
    assert results[0][1] == HERE
    assert len({process for _, process in results}) == 3


def test_one_share_needs_no_other_process() -> None:
    assert share_out(lambda _: os.getpid(), 1) == [HERE]


def test_result_may_be_larger_than_a_pipe_holds() -> None:
    assert list(map(len, share_out(lambda share: "x" * (10_000_000 + share), 2))) == [10_000_000, 10_000_001]


def test_share_of_a_process_that_failed_is_done_again_here() -> None:
    def work(share: int) -> int:
        if os.getpid() != HERE:
            raise RuntimeError(share)
        return share

    assert share_out(work, 3) == [0, 1, 2]


def test_what_goes_wrong_in_a_share_goes_wrong_here() -> None:
    def work(share: int) -> int:
        if share == 1:
            raise ValueError("the second share is bad")
        return share

    with pytest.raises(ValueError, match="the second share is bad"):
        share_out(work, 2)


def test_without_cheap_processes_everything_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    assert share_out(lambda share: (share, os.getpid()), 2) == [(0, HERE), (1, HERE)]
