"""The pipes: which fact leads to which action in a later room. This page is the product on one page.

A press itself is not here: what must be true at once happens in the action (see `alarms.actions`). Here stands
what follows, each as an errand that survives a crash. Pipes propose; people decide: no letter leaves, no measure
takes force and nobody is put on a list by a pipe.
"""

from regie.aftercare import actions as aftercare
from regie.alarms import actions as alarms
from regie.alarms import facts as alarm
from regie.alarms import queries as alarms_here
from regie.devices import queries as devices
from regie.drills import actions as drills
from regie.drills import queries as drills_here
from regie.duty import queries as duty
from regie.incidents import actions as incidents
from regie.incidents import facts as incident
from regie.incidents.parts import HOLDS
from regie.journal.pipes import follows
from regie.learning import actions as learn
from regie.learning import facts as learning
from regie.letters import actions as letters
from regie.notices import actions as notices
from regie.people import facts as people
from regie.places.queries import HANGING
from regie.privacy.queries.due import is_held
from regie.reach import facts as reach
from regie.register import actions as register
from regie.responses import actions as responses
from regie.responses import facts as response
from regie.visits import actions as visits
from regie.visits import queries as visits_here

# A place is closed only when nothing hangs on it that somebody would still run to.
HANGING["place_has_buttons"] = devices.hung_at
HANGING["place_has_alarm"] = alarms_here.open_at
HANGING["place_has_drill"] = drills_here.planned_at
HANGING["place_has_rota"] = duty.rostered_at
HANGING["place_has_visit"] = visits_here.out_from

# Nothing goes out of a case that somebody keeps as it is.
HOLDS.append(is_held)

# Somebody left: the alarms and cases of which they had the regie go on without them.
follows(people.PersonLeft, alarms.free_what_they_held, incidents.free_cases_of_who_left)

# A drill began: its leader has to end it, because only a person does. It became real: then it is an alarm like others.
follows(alarm.DrillBegun, drills.promise_to_end)
follows(alarm.MadeReal, drills.let_go)

# The alarm is over: what is known becomes an incident that waits for somebody's own words; a drill is learnt from.
follows(alarm.StoodDown, incidents.open_from_alarm, drills.promise_to_evaluate)

# The alarm of somebody on a visit is over: how long each part of it took is kept.
follows(alarm.StoodDown, visits.keep_times)

# Somebody told what happened: somebody must have the regie, a second person must look, and care starts without them.
follows(incident.Reported, incidents.ask_classification, incidents.ask_regie, aftercare.plan)

# It turns out to have happened to somebody else, or to more people: each has care of their own.
follows(incident.AffectedNamed, aftercare.plan)

# More was told, also who saw it: a colleague who did gets care of their own, and the norm answers what is known now.
follows(incident.Completed, aftercare.plan_for_witnesses, responses.propose_anew)

# Somebody was named by mistake: care that nobody began is offered no more.
follows(incident.PartyTakenOut, aftercare.let_go)

# The facts were held against the norm: the norm proposes; a complaint goes its own road; the reporter hears.
follows(
    incident.Classified, responses.propose, incidents.open_complaint, aftercare.ask_feedback_on_classification
)

# Two people signed: the letter is drafted for a person to read and send; the reporter hears what was decided.
follows(response.Decided, letters.draft, aftercare.ask_feedback_on_decision)

# A measure that ended early: its letter need not leave any more, or the citizen is told that it is over.
follows(response.Lifted, letters.let_go, letters.draft_lifting)

# Who asked to end a measure earlier and gets a no: a letter with the reasons is drafted.
follows(response.LiftingAnswered, letters.draft_answer)

# The case closed without a decision: the reporter hears that too.
follows(incident.Closed, aftercare.ask_feedback_on_closing)

# Whatever is told of a case can be found by its words.
follows(incident.Opened, register.index_words)
follows(incident.Reported, register.index_words)
follows(incident.Completed, register.index_words)
follows(incident.Classified, register.index_words)

# Colleagues are asked what the norm would say: each of them hears it.
follows(learning.CalibrationAsked, learn.tell_who_is_asked)

# A phone stopped to listen by itself: its owner hears that, before the next alarm.
follows(reach.WayEnded, notices.tell_way_ended)
