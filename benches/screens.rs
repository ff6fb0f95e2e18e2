//! How long the bot takes for one screen, and for loading all packs. Run: `cargo bench`.

#![expect(clippy::expect_used, reason = "a bench that panics has failed, and says where")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use myelin::action::{Action, Open};
use myelin::app::{App, files, load};
use myelin::bot::{Act, ChannelKind, Event, PressedMessage, Settings, too_large};
use myelin::discord::{CommandIds, Renderer};
use myelin::id::PersonId;
use myelin::library::Library;
use myelin::operator::Operator;
use myelin::proof::prove;
use myelin::reply::{Control, Reply, Screen};
use myelin::seal::{Key, Keys};
use myelin::sensitive::Sensitive;

const ME: PersonId = PersonId(80_351_110_224_678_912);

fn library() -> Library {
    load(&files::built_in()).library.expect("the shipped packs are good")
}

fn app() -> App {
    let operator = Operator {
        name: "Bench".to_owned(),
        contact: "nobody".to_owned(),
        privacy_url: "https://example.org".to_owned(),
    };
    let settings = Settings { checks: true, operator, version: "0".to_owned() };
    App::new(library(), settings, Keys::new(Key::from([1; 32]), Vec::new()))
}

/// What a person gets to see after pressing a button with this id, as the bytes that are sent.
fn press(app: &App, id: &str, values: &[&str]) -> (Vec<u8>, Screen) {
    let values = values.iter().map(|value| (*value).to_owned()).collect();
    let act = Act::Press {
        action: app.open(ME, id),
        values: Sensitive::new(values),
        on: PressedMessage::Own,
    };
    let event = Event::new(ME, ChannelKind::Server, app.today(), act);
    let (Reply::Show(screen) | Reply::Replace(screen) | Reply::Remove(screen)) =
        app.reply_to(&event)
    else {
        panic!("a press was answered with suggestions");
    };
    let commands = CommandIds::default();
    let seal = |action: &Action| app.seal(ME, action);
    let drawn = Renderer { seal: &seal, commands: &commands }.draw(&screen).expect("it fits");
    (serde_json::to_vec(&drawn).expect("JSON"), screen)
}

/// The beginning of a text, of just so many characters.
fn first(text: &str, characters: usize) -> String {
    let text: String = text.chars().take(characters).collect();
    assert_eq!(text.chars().count(), characters, "the text is long enough");
    text
}

/// The id of the first menu, or else of the first button, on a screen.
fn first_id(app: &App, screen: &Screen) -> String {
    let action = screen.controls.iter().find_map(|control| match control {
        Control::Menu(menu) => Some(menu.action.clone()),
        Control::Picker(picker) => Some(picker.action.clone()),
        Control::Row(row) => row.first().map(|button| button.action.clone()),
    });
    app.seal(ME, &action.expect("something to press"))
}

fn screens(criterion: &mut Criterion) {
    let app = app();
    let pack: myelin::id::PackId = "b12".parse().expect("a name");
    let begin = app.seal(ME, &Action::Open(Open::Begin(pack, "check".parse().expect("a name"))));
    let (_, danger) = press(&app, &begin, &[]);
    let danger = first_id(&app, &danger);
    let (_, age) = press(&app, &danger, &["none"]);
    let age = first_id(&app, &age);
    let (_, worse) = press(&app, &age, &["18-64"]);
    let worse = first_id(&app, &worse);
    criterion.bench_function("a question, from id to payload", |bench| {
        bench.iter(|| press(&app, black_box(&age), &["18-64"]));
    });
    criterion.bench_function("a result, from id to payload", |bench| {
        bench.iter(|| press(&app, black_box(&worse), &["walking"]));
    });
    let (_, question) = press(&app, &age, &["18-64"]);
    criterion.bench_function("drawing a question, sealing included", |bench| {
        let commands = CommandIds::default();
        let seal = |action: &Action| app.seal(ME, action);
        bench.iter(|| Renderer { seal: &seal, commands: &commands }.draw(black_box(&question)));
    });
    criterion.bench_function("drawing a question, without sealing", |bench| {
        let commands = CommandIds::default();
        let count = std::cell::Cell::new(0u64);
        let seal = |_: &Action| {
            count.set(count.get() + 1);
            count.get().to_string()
        };
        bench.iter(|| Renderer { seal: &seal, commands: &commands }.draw(black_box(&question)));
    });
    criterion.bench_function("opening one id", |bench| {
        bench.iter(|| app.open(ME, black_box(&age)));
    });
    let typed = "my feet tingle at night";
    criterion.bench_function("suggestions for five words", |bench| {
        bench.iter(|| {
            let text = Sensitive::new(black_box(typed).to_owned());
            let act = Act::Typing { name: "b12-read".to_owned(), text };
            app.reply_to(&Event::new(ME, ChannelKind::Server, app.today(), act))
        });
    });
    let typed = "i have been so tired for months and my feet tingle at nigth, my tounge burns too";
    let typed = first(&format!("{typed} and i wonder if my omeprazole"), 100);
    criterion.bench_function("suggestions while typing 100 characters", |bench| {
        bench.iter(|| {
            let text = Sensitive::new(black_box(&typed).clone());
            let act = Act::Typing { name: "b12-read".to_owned(), text };
            app.reply_to(&Event::new(ME, ChannelKind::Server, app.today(), act))
        });
    });
    let sent =
        "i have been taking metformin for years because of my diabetes and now my doctor says";
    let sent =
        format!("{sent} that my vitamin b12 is low, does the metaformin lower it and what should");
    let sent = first(&format!("{sent} i ask about blood tests and tablets now, thanks"), 200);
    criterion.bench_function("finding a passage for 200 characters", |bench| {
        bench.iter(|| {
            let about = Some(Sensitive::new(black_box(&sent).clone()));
            let act = Act::Command { name: "b12-read".to_owned(), about };
            app.reply_to(&Event::new(ME, ChannelKind::Server, app.today(), act))
        });
    });
    let read = files::built_in();
    criterion.bench_function("loading everything, proof and screens included", |bench| {
        bench.iter(|| load(black_box(&read)));
    });
    let library = library();
    let flow = library.packs.first().and_then(|pack| pack.flows.first()).expect("a flow");
    criterion.bench_function("proving the B12 check", |bench| {
        bench.iter(|| prove(black_box(flow)).is_ok());
    });
    criterion.bench_function("making every screen as large as it can become", |bench| {
        bench.iter(|| too_large(black_box(&library)));
    });
}

criterion_group!(benches, screens);
criterion_main!(benches);
