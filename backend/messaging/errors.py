from backend.kit.errors import DomainError


class NobodyAnswers(DomainError):
    """No team answers messages for this person yet."""

    slug = "nobody-answers"
