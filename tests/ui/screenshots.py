"""Pictures of the screens in both languages, at 150 % and dark: for people to look at, and for the project's page."""

import subprocess

from desktop import wait

VARIANTS = {
    "zh": ("zh", {}),
    "en": ("en", {}),
    "zh-150": ("zh", {"GDK_DPI_SCALE": "1.5"}),
    "en-150": ("en", {"GDK_DPI_SCALE": "1.5"}),
    "zh-dark": ("zh", {"GTK_THEME": "Adwaita:dark"}),
    "en-dark": ("en", {"GTK_THEME": "Adwaita:dark"}),
}


def settled():
    """Waits until two pictures in a row are the same."""
    last = [b""]

    def same():
        shot = subprocess.run(["import", "-window", "root", "-depth", "8", "rgb:-"], capture_output=True, check=True).stdout
        equal, last[0] = shot == last[0], shot
        return equal

    wait("the picture settles", same)


def picture(folder, name):
    settled()
    file = folder / f"{name}.png"
    subprocess.run(["import", "-window", "root", "-strip", str(file)], check=True)
    subprocess.run(["convert", str(file), "-strip", "+dither", "-colors", "255", "-define", "png:compression-level=9", f"PNG8:{file}"], check=True)
    print(file, flush=True)


def wait_table(client):
    return wait("a list is on the screen", client.tables)[0]


def open_first_case_with_an_error(client):
    """A returned case in which more was completed than pledged."""
    client.keys("Return")
    wait("the interview is open", lambda: client.all("page tab"))
    client.keys("ctrl+r")
    wait("the case is returned", lambda: client.database("SELECT count(*) FROM cases WHERE status = 'returned'")[0][0])
    client.keys("ctrl+Next", "ctrl+Next", "Tab", "ctrl+a")
    client.type("9")
    client.keys("Tab", "F8")


def take_one(office, folder, name, lang, environment):
    client = office.start(lang=lang, environment=environment)
    picture(folder, f"home-{name}")
    client.keys("ctrl+2")
    wait_table(client)
    picture(folder, f"list-{name}")
    open_first_case_with_an_error(client)
    picture(folder, f"problem-{name}")
    client.type("3")
    client.keys("Tab", "ctrl+Prior", "ctrl+Prior")
    client.all("page tab")[1].select()
    picture(folder, f"interview-{name}")
    client.keys(*["ctrl+Next"] * 5)
    picture(folder, f"ballot-{name}")
    client.keys("ctrl+Next")
    picture(folder, f"roster-{name}")
    client.keys("Escape")
    wait("the list is open", lambda: not client.all("page tab"))
    client.keys("ctrl+9", "F5")
    wait("the scores are stored", lambda: client.database("SELECT count(*) FROM score_sheet")[0][0])
    wait("the ranking is on the screen", client.tables)
    client.keys("Return", "Down", "Down", "Down", "Down", "Down")
    picture(folder, f"ranking-{name}")
    client.keys("F1")
    picture(folder, f"keys-{name}")
    client.keys("Escape")
    client.close()


def take(office, folder, only=None):
    folder.mkdir(parents=True, exist_ok=True)
    for name, (lang, environment) in VARIANTS.items():
        if only and name not in only:
            continue
        take_one(office, folder, name, lang, environment)
        office.end()
