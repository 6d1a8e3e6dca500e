"""The settings of a process in which log-ins are not what is tested: the slow hash takes a second of a core each."""

from django.conf.global_settings import PASSWORD_HASHERS as SLOW

from regie.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *SLOW]
