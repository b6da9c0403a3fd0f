"""Which signal leads where: the views to the window and its flows, and the flows back."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studyapp.ui.main_window import MainWindow


def connect_bars(window: "MainWindow") -> None:
    bar, library = window.parts.top_bar, window.parts.library_panel
    bar.mode_chosen.connect(window.choose_mode)
    bar.menu_wanted.connect(window.open_menu)
    bar.find_wanted.connect(window.find_text)
    bar.text_options_wanted.connect(window.looks.show_text_options)
    bar.export_wanted.connect(window.export_current)
    bar.due_wanted.connect(window.study_due)
    bar.library_toggled.connect(window.toggle_library)
    bar.cards_toggled.connect(window.toggle_cards)
    window.parts.workspace.panels_changed.connect(window.parts.show_panels)
    library.document_chosen.connect(window.open_document)
    library.heading_chosen.connect(window.open_heading)
    library.import_wanted.connect(window.importing.choose_files)
    library.study_wanted.connect(window.study_document)
    library.export_wanted.connect(window.exporting.ask)
    library.describe_wanted.connect(window.describing.ask)
    library.report_wanted.connect(window.show_report)
    library.remove_wanted.connect(window.reading.remove)
    window.parts.welcome.import_wanted.connect(window.importing.choose_files)
    window.parts.find_bar.wanted.connect(window.look_for)
    window.parts.find_bar.closed.connect(window.leave_find)
    library.lost_wanted.connect(window.updating.look)
    window.parts.notice.undo_wanted.connect(window.undo_change)
    window.parts.notice.more_wanted.connect(window.updating.look_at_updated)


def connect_views(window: "MainWindow") -> None:
    reader, cards = window.parts.reader, window.parts.cards_panel
    reader.card_chosen.connect(window.reading.light_up)
    reader.on_screen_changed.connect(cards.show_on_screen)
    reader.section_changed.connect(window.parts.library_panel.set_section)
    reader.page.card_wanted.connect(window.making.begin)
    window.parts.make_button.clicked.connect(window.making.begin)
    cards.card_chosen.connect(window.reading.light_up)
    cards.edit_wanted.connect(window.edit_card)
    cards.status_wanted.connect(window.curating.set_status)
    cards.lost_wanted.connect(window.updating.look_here)
    cards.english_wanted.connect(window.describing.take_as_english)
    cards.answers_shown_changed.connect(window.preferences.keep_answers_shown)
    report = window.parts.report_panel
    report.chosen.connect(window.reporting.show_place)
    report.put_wanted.connect(window.reporting.put)
    report.left.connect(window.reporting.close)
    reader.byline_chosen.connect(window.reporting.open_from)
    reader.byline_chosen.connect(window.describing.offer_address)
    window.parts.study_view.keys_wanted.connect(window.show_keys)


def connect_flows(window: "MainWindow") -> None:
    for flow in (
        window.reading,
        window.studying,
        window.curating,
        window.making,
        window.importing,
        window.updating,
        window.exporting,
        window.reporting,
        window.describing,
        window.learning,
    ):
        flow.told.connect(window.parts.status.tell)
    for flow in (
        window.curating,
        window.making,
        window.updating,
        window.reporting,
        window.describing,
    ):
        flow.changed.connect(window.reading.go_on)
        flow.changed.connect(window.parts.notice.hide)
    window.importing.updated.connect(window.reading.go_on)
    window.importing.updated.connect(window.updating.show_updated)
    window.reporting.updated.connect(window.updating.show_updated)
    window.reading.opened.connect(window.updating.count)
    window.reading.stood.connect(window.updating.count)
    window.reading.opened.connect(window.reporting.show_report)
    window.reading.stood.connect(window.reporting.show_awaited)
    window.reading.opened.connect(window.describing.show_language)
    window.reading.stood.connect(window.describing.show_language)
    window.curating.nothing_to_undo.connect(window.undo_removal)
    window.reading.opened.connect(window.show_opened)
    window.reading.stood.connect(window.show_standing)
    window.reading.removed.connect(window.parts.notice.tell_removed)
    window.studying.source_wanted.connect(window.open_source)
    window.studying.closed.connect(window.read)
    window.importing.added.connect(window.open_document)
    window.link.failed.connect(window.show_error)
    window.link.store.failed.connect(window.show_unexpected)
    window.link.compute.failed.connect(window.show_unexpected)
    window.link.store.finished.connect(window.show_saved)
    window.appearance.changed.connect(window.parts.set_theme)
