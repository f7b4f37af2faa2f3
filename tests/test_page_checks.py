"""Each check of a page is red for its planted fault, and for nothing else."""

import pytest

from tests.markup import Page
from tests.page_checks import CHECKS, faults
from tests.prose_checks import MARKER

SOUND = f"""<!doctype html>
<html lang="fa" dir="rtl">
<head><meta charset="utf-8"><title>جلسه‌ها - شورا</title>
<link rel="stylesheet" href="/static/1/tracker.css"></head>
<body>
<a href="#main">رفتن به متن</a>
<main id="main">
<h1>جلسه‌ها</h1>
<!-- ۱ -->
<form action="/proposals">
<label for="q">جستجو</label> <input id="q" name="q"> <button>بیاب</button></form>
<p id="said"><bdi>آیین‌نامه 12 {MARKER}</bdi>، کد <code>QDS-1404</code>،
۱۲ روز، <span lang="en">12 days</span></p>
<svg aria-hidden="true"><path d="M0 0"/></svg><svg role="img" aria-label="نمودار"></svg>
<h2 aria-describedby="said">فهرست</h2>
<table><thead><tr><th scope="col">روز</th></tr></thead>
<tbody><tr><td><time datetime="2025-04-26">۶ اردیبهشت</time></td></tr></tbody></table>
<p><a href="#said">بالا</a> <img src="/i.png" alt=""></p>
</main></body></html>
"""

# The check, what stands in the sound page, and the fault that takes its place.
PLANTED = [
    ("markup_is_valid", "<!doctype html>\n", ""),
    ("markup_is_valid", "</h1>", "</h1></div>"),
    ("markup_is_valid", "</h1>", "</h1><p>۱"),
    ("markup_is_valid", "</h1>", "</h1><p>۱<div>۲</div></p>"),
    ("markup_is_valid", "</h1>", "</h1><table><tr><th scope=col>۱</th></tr></table>"),
    ("markup_is_valid", "</h1>", "</h1><b><i>۱</b></i>"),
    ("markup_is_valid", "</h1>", "</h1>&nosuchthing;"),
    ("markup_is_valid", "<h1>", "<h1 class=a class=b>"),
    ("markup_is_valid", "<p id", '<a href="/"><b><button>۱</button></b></a><p id'),
    ("markup_is_valid", "<h1>جلسه‌ها", "<h1><span><div>جلسه‌ها</div></span>"),
    ("markup_is_valid", "<p id", "<ul><span>۱</span></ul><p id"),
    ("attributes_are_whole", '<p id="said"', '<p class=&#34;a&#34; id="said"'),
    ("language_and_direction_fit", 'dir="rtl"', ""),
    ("language_and_direction_fit", 'dir="rtl"', 'dir="ltr"'),
    ("title_names_page_and_council", "<title>جلسه‌ها - شورا", "<title>شورا"),
    ("title_names_page_and_council", "<title>جلسه‌ها - شورا", "<title> - شورا"),
    ("headings_make_an_outline", "<h1>جلسه‌ها</h1>", "<p>جلسه‌ها</p>"),
    ("headings_make_an_outline", "<h1>جلسه‌ها</h1>", "<h1>جلسه‌ها</h1><h1>دوم</h1>"),
    ("headings_make_an_outline", "<h2", "<h3>ریز</h3><h2"),
    ("headings_make_an_outline", "فهرست</h2>", "</h2>"),
    ("landmarks_stand", "</main>", "</main><main></main>"),
    ("landmarks_stand", '<a href="#main">رفتن به متن</a>', ""),
    ("landmarks_stand", '<a href="#main">', '<a href="#said">'),
    ("fields_have_labels", '<label for="q">جستجو</label>', "جستجو"),
    ("controls_have_names", "بیاب</button>", '<svg aria-hidden="true"></svg></button>'),
    ("controls_have_names", '<a href="#said">بالا</a>', '<a href="#said"></a>'),
    ("ids_are_unique", 'id="said">', 'id="said"><b id="said">۱</b>'),
    ("references_resolve", 'href="#said"', 'href="#unsaid"'),
    ("references_resolve", 'aria-describedby="said"', 'aria-describedby="said unsaid"'),
    ("references_resolve", '<label for="q">', '<label for="p">ب</label><label for="q">'),
    ("persian_prose_has_persian_digits", "۱۲ روز", "12 روز"),
    ("persian_prose_has_persian_digits", '"نمودار"', '"نمودار 3"'),
    ("persian_prose_has_persian_digits", "<bdi>آیین‌نامه 12", "آیین‌نامه 12<bdi>"),
    ("persian_prose_is_persian", "۱۲ روز", "To whom"),
    ("english_prose_is_english", "12 days", "12 روز"),
    ("nothing_runs_inline", "<h1>", "<h1 onclick='go()'>"),
    ("nothing_runs_inline", "<h1>", "<h1 style='color: red'>"),
    ("nothing_runs_inline", "<h1>", "<script>go()</script><h1>"),
    ("nothing_runs_inline", "</head>", "<style>p {}</style></head>"),
    ("nothing_runs_inline", 'href="#said"', 'href="javascript:go()"'),
    ("nothing_is_fetched_from_elsewhere", "/i.png", "//example.org/i.png"),
    ("nothing_is_fetched_from_elsewhere", "/static/1/tracker.css", "https://example.org/a.css"),
    ("pictures_say_what_they_show", ' alt=""', ""),
    ("pictures_say_what_they_show", '<svg aria-hidden="true">', "<svg>"),
    ("pictures_say_what_they_show", ' aria-label="نمودار"', ""),
    ("tables_have_headings", ' scope="col"', ""),
    ("tables_have_headings", '<th scope="col">روز</th>', "<td>روز</td>"),
    ("times_are_machine_readable", "2025-04-26", "1404/02/06"),
    ("what_was_typed_is_kept_apart", f"{MARKER}</bdi>", f"</bdi>{MARKER}"),
]

ENGLISH = """<!doctype html>
<html lang="en" dir="ltr">
<head><meta charset="utf-8"><title>خانه - Council</title></head>
<body>
<a href="#main">Skip</a>
<main id="main"><h1><bdi lang="fa">خانه</bdi></h1>
<p dir="auto" lang="fa">خانه</p></main></body></html>
"""


def test_a_sound_page_has_no_fault() -> None:
    assert faults(Page(SOUND)) == []
    assert faults(Page(ENGLISH)) == []


def test_in_english_words_of_the_record_need_their_language() -> None:
    found = faults(Page(ENGLISH.replace('<bdi lang="fa">', "<bdi>")))
    assert found == ["persian_words_say_that_they_are: Persian letters without lang=fa: 'خانه'"]


@pytest.mark.parametrize(("check", "sound", "faulty"), PLANTED)
def test_a_planted_fault_turns_its_check_red_and_no_other(
    check: str, sound: str, faulty: str
) -> None:
    assert SOUND.count(sound) == 1
    found = faults(Page(SOUND.replace(sound, faulty)))
    assert {fault.partition(":")[0] for fault in found} == {check}


def test_every_check_has_a_planted_fault() -> None:
    assert {check.__name__ for check in CHECKS} == {
        "persian_words_say_that_they_are",
        *(check for check, _, _ in PLANTED),
    }
