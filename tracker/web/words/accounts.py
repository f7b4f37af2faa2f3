"""Words for accounts: roles, what the security log tells, why something is refused."""

from tracker.domain.security import Happened
from tracker.models.accounts import Language, Role
from tracker.web.words.language import N_

ROLES = {
    Role.PUBLIC: N_("the public"),
    Role.NGO: N_("representative of an NGO"),
    Role.OFFICER: N_("officer of a unit"),
    Role.CLERK: N_("clerk"),
    Role.SECRETARY: N_("secretary of the council"),
    Role.CHAIR: N_("chair"),
    Role.ADMINISTRATOR: N_("administrator"),
}

LANGUAGES = {
    Language.FA: N_("Persian"),
    Language.EN: N_("English"),
}

HAPPENED = {
    Happened.SIGNED_IN: N_("Signed in"),
    Happened.SIGNED_OUT: N_("Signed out"),
    Happened.SIGN_IN_FAILED: N_("Sign-in failed"),
    Happened.THROTTLED: N_("Too many attempts: made to wait"),
    Happened.DENIED: N_("Asked for what the role may not do"),
    Happened.FORGED: N_("A form of another site was refused"),
    Happened.ACCOUNT_MADE: N_("Account made"),
    Happened.ROLES_CHANGED: N_("Roles changed"),
    Happened.SWITCHED_OFF: N_("Account switched off"),
    Happened.SWITCHED_ON: N_("Account switched on"),
    Happened.LINK_MADE: N_("One-time link made"),
    Happened.PASSWORD_SET: N_("Password set by a one-time link"),
    Happened.PASSWORD_CHANGED: N_("Password changed"),
}

# Why the domain or a form says no: codes of accounts, invitations, passwords, sign-in.
REFUSALS = {
    "administrators_only": N_(
        "Only an administrator may do this to the account of an administrator, a secretary or "
        "the chair."
    ),
    "has_administrator": N_("This council has an administrator already."),
    "last_administrator": N_(
        "This is the last active administrator. Make another account an administrator first."
    ),
    "link_dead": N_("This link was used, has expired or was replaced by a newer one."),
    "login_missing": N_("Write the user name."),
    "login_taken": N_("Another account has this user name. Choose another one."),
    "login_unfit": N_(
        "A user name has 3 to 60 Latin letters, digits, dots, dashes or underscores."
    ),
    "name_long": N_("The name is longer than {most} letters."),
    "name_missing": N_("Write the name of the person."),
    "no_such_account": N_("There is no such account."),
    "organization_missing": N_("A representative or an officer acts for a body: choose which one."),
    "password_is_login": N_("The password must not be the user name."),
    "password_long": N_("The password is longer than {most} letters."),
    "password_missing": N_("Write the password."),
    "password_short": N_("The password has fewer than {least} letters."),
    "password_wrong": N_("This is not your present password."),
    "passwords_differ": N_("This is not the same as the password above."),
    "role_missing": N_("Choose at least one role."),
    "sign_in_failed": N_("The user name or the password is not right."),
    "switched_off": N_("This account is switched off."),
    "wait": N_("Too many attempts. Try again in {wait}."),
}
