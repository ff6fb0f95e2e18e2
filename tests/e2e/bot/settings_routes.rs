//! Every way to the settings of a server, and everybody who might take it: only those get in who may.

use std::collections::{BTreeSet, HashMap};

use myelin::action::{Action, Group, ModeratorAction, SetUpStep};
use myelin::app::App;
use myelin::app::servers::Servers;
use myelin::bot::{
    Act, ButtonId, Channel, ChannelKind, Event, Member, Options, Permissions, PressedMessage,
    Settings, commands,
};
use myelin::id::{ChannelId, PersonId, RoleId, ServerId};
use myelin::operator::Operator;
use myelin::reply::{Reply, ScreenKind};
use myelin::seal::{Key, Keys};
use myelin::sensitive::Sensitive;
use myelin::settings::{Edit, Revision, SettingKey, Value};
use myelin::store::{Database, FILE, Store};
use tempfile::TempDir;
use time::Date;

use super::acting::{hides, says};
use super::stage::Stage;
use crate::support::own;

const HERE: ServerId = ServerId(10);
const OTHER: ServerId = ServerId(11);
/// The role that may change the settings of the one server.
const SET_UP: RoleId = RoleId(50);
const REFUSAL: &str = "Settings are for people with Manage Server";

/// Somebody, where they are, and whether the settings are for them there.
struct Actor {
    name: &'static str,
    server: Option<ServerId>,
    roles: &'static [RoleId],
    permissions: Permissions,
    bot_is_member: bool,
    may: bool,
}

const NOTHING: Permissions = Permissions(0);
const ADMINISTRATOR: Permissions = Permissions(1 << 3);

#[rustfmt::skip]
const ACTORS: [Actor; 8] = [
    Actor { name: "member", server: Some(HERE), roles: &[RoleId(51)], permissions: NOTHING, bot_is_member: true, may: false },
    Actor { name: "moderator", server: Some(HERE), roles: &[], permissions: Permissions::MANAGE_SERVER, bot_is_member: true, may: true },
    Actor { name: "administrator", server: Some(HERE), roles: &[], permissions: ADMINISTRATOR, bot_is_member: true, may: true },
    Actor { name: "set-up role", server: Some(HERE), roles: &[RoleId(51), SET_UP], permissions: NOTHING, bot_is_member: true, may: true },
    // Roles and permissions of one server say nothing in another.
    Actor { name: "moderator of another server", server: Some(HERE), roles: &[RoleId(60)], permissions: NOTHING, bot_is_member: true, may: false },
    Actor { name: "set-up role of another server", server: Some(OTHER), roles: &[SET_UP], permissions: NOTHING, bot_is_member: true, may: false },
    Actor { name: "moderator of a server without the bot", server: Some(OTHER), roles: &[], permissions: Permissions::MANAGE_SERVER, bot_is_member: false, may: false },
    Actor { name: "direct message", server: None, roles: &[], permissions: Permissions::MANAGE_SERVER, bot_is_member: false, may: false },
];

/// A way to the settings: what it is called, and what is done.
type Route = (String, Box<dyn Fn() -> Act<ButtonId>>);

/// One of each action for moderators.
fn samples() -> Vec<ModeratorAction> {
    use ModeratorAction as Act;
    let on = Revision(1);
    let (pack, article) = ("feet".parse().expect("a name"), "mouth".parse().expect("a name"));
    vec![
        Act::Overview(Group::How),
        Act::PickSetting,
        Act::Show(SettingKey::Check),
        Act::Flip(SettingKey::Check, on),
        Act::Choose(SettingKey::LogKinds, 0, on),
        Act::Write(SettingKey::WordsBefore, on),
        Act::Written(SettingKey::WordsBefore, on),
        Act::AddLine(on),
        Act::LineAdded(on),
        Act::RemoveLine(on),
        Act::Default(SettingKey::Check, on),
        Act::PickToWithdraw("feet".parse().expect("a name")),
        Act::Withdraw(pack, article, on),
        Act::History,
        Act::PickChange(0),
        Act::Undo(on, on),
        Act::Reset(on),
        Act::Delete,
        Act::StartAnew,
        Act::Import(1),
        Act::SetUp(SetUpStep::Here, on),
        Act::PostPanel,
        Act::RefreshPanels,
        Act::RemovePanels,
        Act::CrisisGuide,
        Act::Numbers,
    ]
}

/// The names of the variants of `ModeratorAction`, as its source has them.
fn variants() -> BTreeSet<String> {
    let source = include_str!("../../../src/action/moderator.rs");
    let (_, body) = source.split_once("pub enum ModeratorAction {").expect("the enum");
    let (body, _) = body.split_once("\n}").expect("its end");
    let lines = body.lines().map(str::trim).filter(|line| !line.starts_with("//"));
    let name = |line: &str| line.split(['(', ',', ' ']).next().unwrap_or_default().to_owned();
    lines.map(name).filter(|name| !name.is_empty()).collect()
}

#[test]
fn there_is_a_sample_of_each_action_for_moderators() {
    let name = |action: &ModeratorAction| {
        format!("{action:?}").split('(').next().unwrap_or_default().to_owned()
    };
    let sampled: BTreeSet<String> = samples().iter().map(name).collect();
    assert!(variants().len() > 20, "the variants are not found: {:?}", variants());
    assert_eq!(sampled, variants(), "an action without a row in the table of routes");
}

/// The bot with a server in which one role may change the settings.
async fn app(folder: &TempDir) -> (App, Settings) {
    let value = Value::Ids(vec![SET_UP.0]);
    let edit = Edit::new(SettingKey::SetUpRoles, value).expect("a role");
    let file = Database::Sqlite(folder.path().join(FILE));
    let store = Store::open(&file).await.expect("the store opens").store;
    let servers = Servers::open(store, HashMap::from([(HERE, vec![edit])])).await;
    let operator = Operator {
        name: "The Numb Feet Club".to_owned(),
        contact: "mods@example.org".to_owned(),
        privacy_url: "https://example.org/privacy".to_owned(),
    };
    let settings = Settings { checks: true, operator, version: "1.2.3".to_owned() };
    let keys = Keys::new(Key::from([7; 32]), Vec::new());
    let app = App::new(own().clone(), settings.clone(), keys);
    (app.with_servers(servers.expect("it can be read")), settings)
}

impl Actor {
    fn does(&self, act: Act<ButtonId>) -> Event<ButtonId> {
        let kind = match self.server {
            Some(_) => ChannelKind::Server,
            None => ChannelKind::DirectWithBot,
        };
        let mut event = Event::new(PersonId(7), kind, Date::MIN, act);
        let (server, bot_is_member) = (self.server, self.bot_is_member);
        event.at = Channel { server, id: Some(ChannelId(3)), bot_is_member, ..Channel::of(kind) };
        let (roles, permissions) = (self.roles.to_vec(), self.permissions);
        event.member = self.server.map(|_| Member { roles, permissions });
        event
    }
}

/// Whether an answer is that the settings are for others.
fn is_refused(reply: &Reply) -> bool {
    match reply {
        Reply::Show(screen) | Reply::Replace(screen) => screen.kind == ScreenKind::NoSettings,
        Reply::Suggest(found) => found.is_empty(),
        _done => false,
    }
}

#[tokio::test]
async fn only_those_who_may_get_past_the_gate_whatever_way_they_take() {
    let folder = TempDir::new().expect("a folder");
    let (app, settings) = app(&folder).await;
    let mut routes: Vec<Route> = Vec::new();
    for action in samples() {
        let id = app.seal(PersonId(7), &Action::Moderator(action.clone()));
        for on in [PressedMessage::Own, PressedMessage::Shared] {
            let pressed = id.clone();
            let press = move || {
                let action = ButtonId::new(pressed.clone());
                Act::Press { action, values: Sensitive::default(), on }
            };
            routes.push((format!("{action:?} on {on:?}"), Box::new(press)));
            let sent = id.clone();
            let form = move || {
                let action = ButtonId::new(sent.clone());
                Act::Form { action, fields: Sensitive::default(), on }
            };
            routes.push((format!("{action:?} as a form on {on:?}"), Box::new(form)));
        }
    }
    let all = commands(own(), &settings);
    let spec = all.iter().find(|command| command.name == "settings").expect("the command");
    assert!(spec.subcommands.len() > SettingKey::ALL.len());
    for subcommand in &spec.subcommands {
        let group = subcommand.group.iter().map(|group| group.name.clone());
        let path: Vec<String> = group.chain([subcommand.name.clone()]).collect();
        let name = format!("/settings {}", path.join(" "));
        let command = move || Act::Subcommand {
            name: "settings".to_owned(),
            path: path.clone(),
            options: Sensitive::new(Options::default()),
        };
        routes.push((name, Box::new(command)));
    }
    for (route, act) in &routes {
        for actor in &ACTORS {
            let reply = app.answer(actor.does(act()));
            assert_eq!(!is_refused(&reply), actor.may, "{route} by {}", actor.name);
        }
    }
    // What is suggested tells what is set.
    for actor in &ACTORS {
        let typing = Act::TypingOption {
            name: "settings".to_owned(),
            path: vec!["set".to_owned(), "commands-off".to_owned()],
            option: "add".to_owned(),
            text: Sensitive::new(String::new()),
            options: Sensitive::new(Options::default()),
        };
        assert_eq!(!is_refused(&app.answer(actor.does(typing))), actor.may, "{}", actor.name);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_command_is_for_moderators_and_for_a_role_that_was_given_it_twice() {
    let stage = Stage::with_store().await;
    let mut alex = stage.moderator("Alex");
    let helpers = stage.discord.role_named("Helpers");
    let ben = stage.acting(stage.discord.person("Ben"));
    ben.is_not_offered("settings show").await;
    stage.discord.grant_command("settings", &helpers);
    let mut eva = stage.acting(stage.discord.person("Eva").with_role(helpers.id()));
    says(&eva.types("settings show", &[]).await, &[REFUSAL, "set-up-roles"]);
    alex.sets("set-up-roles", &[("add", "@Helpers")]).await;
    says(&eva.types("settings show", &[]).await, &["Where and who"]);
    says(&eva.sets("public", &[("value", "true")]).await, &["Saved.", "Set by @Eva"]);
    // Whoever loses the right loses it at the next press.
    alex.sets("set-up-roles", &[("default", "true")]).await;
    says(&eva.presses("Switch off").await, &[REFUSAL]);
    says(&alex.sets("public", &[]).await, &["see: on"]);
    stage.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_member_who_sends_the_id_of_a_moderators_button_is_refused_and_nothing_changes() {
    let stage = Stage::with_store().await;
    let mut alex = stage.moderator("Alex");
    alex.types("settings panel", &[]).await;
    alex.presses("Post one here").await;
    alex.sets("public", &[]).await;
    let (_, switch) = alex.button("Switch on");
    let mut ben = stage.acting(stage.discord.person("Ben"));
    ben.looks_at_panel();
    let (panel, help) = ben.button("I need help now");
    let mut forged = stage.discord.open_press(&ben.who, panel.id, &help).expect("a press");
    forged.payload["data"]["custom_id"] = switch.into();
    stage.deliver(&forged);
    let answer = stage.answer(&forged).await;
    says(&answer.to_string(), &[REFUSAL]);
    assert_eq!(answer["type"], 4, "the panel stays as it is");
    hides(&alex.sets("public", &[]).await, &["see: on"]);
    stage.end().await;
}
