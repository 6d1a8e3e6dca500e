"""Every room's tables in one place, because Django looks for them here."""

from regie.aftercare.models import *  # noqa: F403
from regie.alarms.models import *  # noqa: F403
from regie.api.models import *  # noqa: F403
from regie.devices.models import *  # noqa: F403
from regie.digest.models import *  # noqa: F403
from regie.drills.models import *  # noqa: F403
from regie.duty.models import *  # noqa: F403
from regie.incidents.models import *  # noqa: F403
from regie.journal.models import *  # noqa: F403
from regie.learning.models import *  # noqa: F403
from regie.letters.models import *  # noqa: F403
from regie.notices.models import *  # noqa: F403
from regie.panels.models import *  # noqa: F403
from regie.partners.models import *  # noqa: F403
from regie.people.models import *  # noqa: F403
from regie.places.models import *  # noqa: F403
from regie.policies.models import *  # noqa: F403
from regie.privacy.models import *  # noqa: F403
from regie.reach.models import *  # noqa: F403
from regie.register.models import *  # noqa: F403
from regie.responses.models import *  # noqa: F403
from regie.second_looks.models import *  # noqa: F403
from regie.visitors.models import *  # noqa: F403
from regie.visits.models import *  # noqa: F403
