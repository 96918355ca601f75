#!/usr/bin/env python3
"""Pictures of every page that a walk comes to: on a phone and on a desktop, light and dark.

    ops/portal/pictures.py SITE FOLDER
"""

import pathlib
import re
import sys

import walk

SIZES = {"telephone": (390, 844), "bureau": (1280, 900)}


class Album:
    """One picture a page, size and light; a page that comes again in another state has a number."""

    def __init__(self, folder):
        self.folder, self.taken = pathlib.Path(folder), {}
        self.folder.mkdir(parents=True, exist_ok=True)

    def __call__(self, visitor):
        path = re.sub(r"D-[A-Za-z0-9]+", "dossier", visitor.path)
        title = visitor.browser.value("document.querySelector('h1').textContent")
        name = re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-") or "accueil"
        faulty = "-fautes" if visitor.browser.value("!!document.querySelector('.fault, .notice.error')") else ""
        key = (name + faulty, title)
        if key in self.taken:
            return
        self.taken[key] = True
        same = sum(1 for one in self.taken if one[0] == key[0])
        stem = key[0] + (f"-{same}" if same > 1 else "")
        before = visitor.browser.value("[innerWidth, innerHeight]")
        for size, (width, height) in SIZES.items():
            for dark in (False, True):
                visitor.browser.look(self.folder / f"{stem}.{size}.{'sombre' if dark else 'clair'}.png", width, height, dark)
        visitor.browser.say("Emulation.setDeviceMetricsOverride", width=before[0], height=before[1], deviceScaleFactor=1,
                            mobile=before[0] < 600)
        visitor.browser.say("Emulation.setEmulatedMedia", features=[])


def main():
    site, folder = sys.argv[1:3]
    album = Album(folder)
    walk.everything(site, album)
    print(f"{len(album.taken)} pages, {4 * len(album.taken)} pictures in {folder}")


if __name__ == "__main__":
    main()
