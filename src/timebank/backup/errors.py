"""Why a backup could not be made, read or brought back."""


class BackupError(Exception):
    """It cannot be done; the words say why and what to do, and name nobody."""


def damaged(path: object) -> BackupError:
    """The file is not what was written; nothing of it is used."""
    return BackupError(f"{path} is damaged: it is not as it was written. Take another backup.")


def cut_short(path: object) -> BackupError:
    """The file ends too early, as when a copy was broken off or a disk was full."""
    return BackupError(
        f"{path} is cut short, or no backup of a time bank: its end is missing. Copy it again, or"
        " take another."
    )
