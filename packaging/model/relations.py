"""The ten classes of discourse relation, and which of the treebank's labels each stands for."""

CLASSES: dict[str, tuple[str, ...]] = {
    "attribution": ("attribution-positive", "attribution-negative"),
    "purpose": ("purpose-goal", "purpose-attribute"),
    "cause": ("causal-cause", "causal-result"),
    "concession": ("adversative-concession",),
    "contrast": ("adversative-contrast", "adversative-antithesis"),
    "condition": ("contingency-condition",),
    "explanation": ("explanation-evidence", "explanation-justify", "explanation-motivation"),
    "context": (
        "context-background",
        "context-circumstance",
        "mode-manner",
        "mode-means",
    ),
    "elaboration": (
        "elaboration-additional",
        "elaboration-attribute",
        "evaluation-comment",
        "restatement-partial",
        "restatement-repetition",
        "organization-heading",
        "organization-phatic",
        "organization-preparation",
        "topic-question",
        "topic-solutionhood",
    ),
    "joint": ("joint-list", "joint-other", "joint-sequence", "joint-disjunction"),
}
"""`same-unit` ties the parts of one unit together and is no relation; `ROOT` has no head."""

CLASS_OF = {label: name for name, labels in CLASSES.items() for label in labels}
