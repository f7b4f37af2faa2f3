"""What the list of councils can be narrowed to, by its address."""

from wtforms import Form

from tracker.web.forms.fields import TextField, WordsField


class CouncilsForm(Form):
    """The words of a council's name."""

    q = WordsField()
    after = TextField()

    @property
    def words(self) -> str:
        """What is searched for, if it is in order."""
        return "" if self.q.errors else self.q.data or ""
