//! The list of the sentences for moderators, and of what members read because of what moderators set. They follow
//! those of `own_words`.

use super::Words;
use super::own_words::OWN_WORDS;
use super::sentence::{Sentence, SentenceKind};
use super::sentences::{SENTENCES, words};

words! { MODERATORS after SENTENCES.len() + OWN_WORDS.len();
    /// The title of the screens for moderators.
    settings_title: Sentence = "settings"."title"();
    /// What the overview is for.
    settings_groups: Sentence = "settings"."help"();
    /// Opens the settings of channels and roles.
    group_where: Label = "settings"."group-where"();
    /// Opens the settings of topics.
    group_what: Label = "settings"."group-what"();
    /// Opens the settings of how openly and how often.
    group_how: Label = "settings"."group-how"();
    /// Opens the settings of helplines and people.
    group_help: Label = "settings"."group-help"();
    /// Opens the settings of log, rights and numbers.
    group_behind: Label = "settings"."group-behind"();
    /// The placeholder of the menu of settings.
    settings_menu: MenuLine = "settings"."menu"();
    /// Goes back to the overview.
    settings_back: Label = "settings"."back"();
    /// Opens the history.
    history: Label = "settings"."history"();
    /// Opens the page for moderators on people in crisis.
    crisis_guide: Label = "settings"."crisis-guide"();
    /// Opens the numbers.
    numbers_button: Label = "settings"."numbers"();
    /// A setting that is on.
    value_on: MenuLine = "settings"."on"();
    /// A setting that is off.
    value_off: MenuLine = "settings"."off"();
    /// A setting without a value.
    value_none: MenuLine = "settings"."none"();
    /// A pause.
    value_seconds: MenuLine = "settings"."seconds"(count);
    /// How many more values a list has.
    value_more: MenuLine = "settings"."more-values"(count);
    /// The default of a setting, beside its value.
    default_is: Sentence = "settings"."default-is"(value);
    /// Who changed a setting.
    set_by: Sentence = "settings"."set-by"(who, when);
    /// A rule that nobody set.
    by_default: Sentence = "settings"."by-default"();
    /// Switches a setting on.
    switch_on: Label = "settings"."switch-on"();
    /// Switches a setting off.
    switch_off: Label = "settings"."switch-off"();
    /// Opens a form for a text.
    write_value: Label = "settings"."write"();
    /// Opens a form for a helpline.
    add_line: Label = "settings"."add-line"();
    /// The placeholder of the menu of helplines to remove.
    remove_line: MenuLine = "settings"."remove-line"();
    /// Gives a setting its default back.
    to_default: Label = "settings"."to-default"();
    /// The placeholder of a menu of values.
    pick_values: MenuLine = "settings"."pick"();
    /// The placeholder of the menu of articles of which passages are withdrawn.
    pick_articles: MenuLine = "settings"."pick-article"();
    /// What a withdrawn passage does.
    withdraw_help: Sentence = "settings"."withdraw-help"();
    /// The label of a field for a line of text.
    field_text: Label = "settings"."field-text"();
    /// The label of a field for the name of a helpline.
    field_name: Label = "settings"."field-name"();
    /// The label of a field for a number or address.
    field_contact: Label = "settings"."field-contact"();
    /// A helpline of the server with who added it.
    line_added: Sentence = "settings"."line-added"(line, who);
    /// After a change was saved.
    saved: Sentence = "settings"."saved"();
    /// Takes a change back that was just made.
    saved_undo: Label = "settings"."undo-this"();
    /// When a change changes nothing.
    unchanged: Sentence = "settings"."unchanged"();
    /// When somebody else changed something in between.
    conflict: Sentence = "settings"."conflict"();
    /// When the store cannot be reached.
    not_saved: Sentence = "settings"."not-saved"();
    /// When the store cannot be reached to look something up.
    not_read: Sentence = "settings"."not-read"();
    /// When the store has not said whether it saved something.
    not_confirmed: Sentence = "settings"."not-confirmed"();
    /// When the settings cannot be read.
    settings_unknown: Sentence = "settings"."unknown"();
    /// When the settings were lost.
    settings_lost: Sentence = "settings"."lost"();
    /// Begins with the defaults after settings were lost.
    start_anew: Label = "settings"."start-anew"();
    /// After that.
    started_anew: Sentence = "settings"."started-anew"();
    /// When the command for settings is used elsewhere.
    not_in_servers: Sentence = "settings"."only-in-servers"();
    /// When the bot is no member of the server.
    not_a_member: Sentence = "settings"."not-a-member"();
    /// When somebody may not change settings.
    not_allowed: Sentence = "settings"."not-allowed"();
    /// How a role gets the right.
    allow_role: Sentence = "settings"."allow-role"();
    /// How a role gets to see the command.
    allow_command: Sentence = "settings"."allow-command"();
    /// Before what is wrong with a value.
    bad_value: Sentence = "settings"."bad-value"(name);
    /// When a value is of another kind.
    fault_unreadable: Sentence = "settings"."fault-unreadable"();
    /// When a value is too long, or a list has too many entries.
    fault_too_much: Sentence = "settings"."fault-too-much"(most);
    /// When a value names nothing that there is.
    fault_unknown: Sentence = "settings"."fault-unknown"(name);
    /// When a line says what the bot must not say.
    fault_wording: Sentence = "settings"."fault-wording"(words);
    /// A mistake in a file.
    line_in_file: Sentence = "settings"."line-in-file"(number, fault);
    /// The title of the first steps.
    setup_title: Sentence = "setup"."title"();
    /// The first step.
    setup_where: Sentence = "setup"."where"();
    /// In all channels.
    setup_everywhere: Label = "setup"."everywhere"();
    /// In this channel alone.
    setup_here: Label = "setup"."here"();
    /// The placeholder of the menu of channels.
    setup_pick: MenuLine = "setup"."pick"();
    /// The second step.
    setup_how: Sentence = "setup"."how"();
    /// Only the person.
    setup_private: Label = "setup"."private"();
    /// Everybody in the channel.
    setup_public: Label = "setup"."public"();
    /// The third step.
    setup_panel: Sentence = "setup"."panel"();
    /// Posts it.
    setup_post: Label = "setup"."post"();
    /// Does not.
    setup_no_panel: Label = "setup"."no-panel"();
    /// The last step.
    setup_done: Sentence = "setup"."done"();
    /// The title of a trial.
    test_title: Sentence = "test"."title"();
    /// What is tried.
    test_what: Sentence = "test"."what"(who, command, place);
    /// It is answered privately.
    test_private: Sentence = "test"."private"();
    /// It is answered for everybody.
    test_public: Sentence = "test"."public"();
    /// It is refused.
    test_refused: Sentence = "test"."refused"();
    /// A pause that applies.
    test_pause: Sentence = "test"."pause"(name, count);
    /// That help is always there.
    test_help: Sentence = "test"."help"();
    /// When there is no such command.
    test_unknown: Sentence = "test"."unknown"(name);
    /// A rule.
    rule_check: Sentence = "rule"."check"();
    /// A rule.
    rule_topic: Sentence = "rule"."topic"();
    /// A rule.
    rule_command: Sentence = "rule"."command"();
    /// A rule.
    rule_channel: Sentence = "rule"."channel"(number);
    /// A rule.
    rule_channel_only: Sentence = "rule"."channel-only"();
    /// A rule.
    rule_role: Sentence = "rule"."role"(number);
    /// A rule.
    rule_role_only: Sentence = "rule"."role-only"();
    /// The title of the look at a channel.
    diagnose_title: Sentence = "diagnose"."title"(place);
    /// The bot was added to the server.
    diagnose_member: Sentence = "diagnose"."member"();
    /// The settings can be read.
    diagnose_known: Sentence = "diagnose"."known"();
    /// When Discord tells nothing of that channel.
    diagnose_elsewhere: Sentence = "diagnose"."elsewhere"(place);
    /// The bot may see and write there.
    diagnose_view: Sentence = "diagnose"."view"();
    /// It may not.
    diagnose_cannot_view: Sentence = "diagnose"."cannot-view"(name);
    /// The rules allow it.
    diagnose_allowed: Sentence = "diagnose"."allowed"();
    /// The rules refuse it.
    diagnose_refused: Sentence = "diagnose"."refused"();
    /// Nothing is in the way.
    diagnose_good: Sentence = "diagnose"."good"();
    /// What Discord's own page can do.
    diagnose_integrations: Sentence = "diagnose"."integrations"();
    /// What it does not cover.
    diagnose_buttons: Sentence = "diagnose"."buttons"();
    /// Discord's name of a permission.
    permission_view: MenuLine = "diagnose"."view-channel"();
    /// Discord's name of a permission.
    permission_send: MenuLine = "diagnose"."send-messages"();
    /// Discord's name of a permission.
    permission_threads: MenuLine = "diagnose"."send-in-threads"();
    /// The title of the history.
    history_title: Sentence = "history"."title"();
    /// When nothing was changed.
    history_none: Sentence = "history"."none"();
    /// Who made a change.
    history_entry: Sentence = "history"."entry"(who, when);
    /// What a change made of a setting.
    history_became: Sentence = "history"."became"(name, before, after);
    /// A change that was undone.
    history_undone: MenuLine = "history"."undone"();
    /// The placeholder of the menu of changes.
    history_menu: MenuLine = "history"."menu"();
    /// Undoes a change.
    undo: Label = "history"."undo"();
    /// After a change was undone.
    undone: Sentence = "history"."done"();
    /// When it was undone before.
    undone_before: Sentence = "history"."undone-before"();
    /// When the setting was changed again since.
    undo_overtaken: Sentence = "history"."overtaken"();
    /// Before everything gets its default back.
    reset_ask: Sentence = "history"."reset-ask"(count);
    /// Does it.
    reset_yes: Label = "history"."reset-yes"();
    /// When there is nothing to reset.
    reset_nothing: Sentence = "history"."reset-nothing"();
    /// Before everything is deleted.
    delete_ask: Sentence = "history"."delete-ask"();
    /// Does it.
    delete_yes: Label = "history"."delete-yes"();
    /// After it.
    deleted: Sentence = "history"."deleted"(rows);
    /// After it, when messages with buttons still stand.
    deleted_but_panels: Sentence = "history"."deleted-but-panels"();
    /// Above a file with the settings.
    export_done: Sentence = "file"."export"();
    /// When no settings can be read from a file.
    import_not_file: Sentence = "file"."not-file"();
    /// Above the mistakes of a file.
    import_faults: Sentence = "file"."faults"();
    /// How many more mistakes there are.
    import_more: Sentence = "file"."more"(count);
    /// When a file changes nothing.
    import_same: Sentence = "file"."same"();
    /// Above what a file would change.
    import_differences: Sentence = "file"."differences"();
    /// What is left out of a file of another server.
    import_left_out: Sentence = "file"."left-out"(names);
    /// Makes the changes.
    import_yes: Label = "file"."yes"();
    /// When a file was not kept so long.
    import_gone: Sentence = "file"."gone"();
    /// The title of the lasting message.
    panel_title: Sentence = "panel"."title"();
    /// What the lasting message is for.
    panel_help: Sentence = "panel"."help"();
    /// Tells how to ask something.
    panel_ask: Label = "panel"."ask"();
    /// After it was posted.
    panel_posted: Sentence = "panel"."posted"();
    /// When it could not be posted.
    panel_failed: Sentence = "panel"."failed"();
    /// How many there are.
    panel_there: Sentence = "panel"."there"(count);
    /// Posts one.
    panel_post: Label = "panel"."post"();
    /// Draws all anew.
    panel_refresh: Label = "panel"."refresh"();
    /// Removes all.
    panel_remove: Label = "panel"."remove"();
    /// After they were drawn anew.
    panel_refreshed: Sentence = "panel"."refreshed"();
    /// After they were removed.
    panel_removed: Sentence = "panel"."removed"();
    /// When some could not be reached.
    panel_not_all: Sentence = "panel"."not-all"();
    /// The title when rules of a server refuse something.
    refused_title: Sentence = "refused"."title"();
    /// Where it works.
    refused_where: Sentence = "refused"."where"(channels);
    /// Where it works otherwise.
    refused_elsewhere: Sentence = "refused"."elsewhere"();
    /// Why.
    refused_channel: Sentence = "refused"."channel"();
    /// Why.
    refused_role: Sentence = "refused"."role"();
    /// Why.
    refused_check: Sentence = "refused"."check"();
    /// Why.
    refused_topic: Sentence = "refused"."topic"();
    /// Why.
    refused_command: Sentence = "refused"."command"();
    /// Why.
    refused_passage: Sentence = "refused"."passage"();
    /// When there is a pause.
    wait: Sentence = "refused"."wait"(count);
    /// Above helplines that moderators added.
    own_lines: Sentence = "refused"."own-lines"();
    /// Opens them.
    own_lines_button: Label = "refused"."own-lines-button"();
    /// Asks for a person.
    person: Label = "person"."button"();
    /// The title before a person is asked for.
    person_title: Sentence = "person"."title"();
    /// What is posted then.
    person_ask: Sentence = "person"."ask"(place);
    /// What it is not.
    person_not_crisis: Sentence = "person"."not-crisis"();
    /// Does it.
    person_yes: Label = "person"."yes"();
    /// After it.
    person_posted: Sentence = "person"."posted"();
    /// When it could not be posted.
    person_failed: Sentence = "person"."failed"();
    /// When the person has asked a short while ago.
    person_again: Sentence = "person"."again"(count);
    /// When the server has no such person.
    person_off: Sentence = "person"."off"();
    /// What is posted.
    person_request: Sentence = "person"."request"(who, place);
    /// The title of the numbers.
    numbers_title: Sentence = "numbers"."title"();
    /// What is counted.
    numbers_help: Sentence = "numbers"."help"();
    /// When nothing is counted.
    numbers_off: Sentence = "numbers"."off"();
    /// When nothing was counted.
    numbers_none: Sentence = "numbers"."none"();
    /// A small number.
    numbers_few: Sentence = "numbers"."few"();
    /// Uses of a command.
    numbers_command: Sentence = "numbers"."command"(name);
    /// Walks that were begun.
    numbers_begun: Sentence = "numbers"."begun"();
    /// Walks that came to a result.
    numbers_done: Sentence = "numbers"."done"();
    /// Questions without an answer.
    numbers_outside: Sentence = "numbers"."outside"();
    /// An entry of the log.
    log_changed: Sentence = "log"."changed"(who);
    /// An entry of the log: nobody is named.
    log_refused: Sentence = "log"."refused"(command, place);
    /// An entry of the log.
    log_error: Sentence = "log"."error"();
    /// An entry of the log.
    log_store: Sentence = "log"."store"();
    /// An entry of the log.
    log_texts: Sentence = "log"."texts"(pack, version);
    /// The one message after the bot was added to a server.
    new_here: Sentence = "joined"."text"();
    /// What is stored of servers.
    privacy_settings: Sentence = "privacy"."settings"();
    /// Shows what is stored that bears the person's id.
    privacy_rows: Label = "privacy"."rows"();
    /// When nothing is.
    privacy_no_rows: Sentence = "privacy"."no-rows"();
    /// Above it.
    privacy_rows_title: Sentence = "privacy"."rows-title"();
    /// What is stored of a server.
    stored_server: Sentence = "stored"."server"();
    /// What is stored of a setting.
    stored_setting: Sentence = "stored"."setting"();
    /// What is stored of a change.
    stored_change: Sentence = "stored"."change"();
    /// What is stored of a lasting message with buttons.
    stored_panel: Sentence = "stored"."panel"();
    /// What is stored of a number.
    stored_count: Sentence = "stored"."count"();
    /// What is stored of the store itself.
    stored_meta: Sentence = "stored"."meta"();
    /// Whoever runs the bot, where they made a change.
    operator_did: Sentence = "settings"."operator"();
    /// How long it is kept.
    privacy_left: Sentence = "privacy"."left"();
}
