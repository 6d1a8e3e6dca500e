"""How long a property may take: this machine is shared, so nothing here fails for being slow once."""

from hypothesis import settings

settings.register_profile("regie", deadline=None, print_blob=True)
settings.load_profile("regie")
