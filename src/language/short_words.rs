//! Short words that people write all the time, and those for what this bot is often asked about, by language,
//! in the form in which texts are compared: without capitals, accents and apostrophes. A word may stand in
//! several lists.

/// The languages that the bot may have words in.
pub(super) const SPOKEN: &[(&str, &str)] = &[
    (
        "en",
        "a about after all am an and any are as at be been but by can cant could day did do \
         does dont down feel feels feet for from get go gonna got had hands has have he help \
         her hes his how hurt hurts i idk if im in is it its ive just legs like me my night \
         no not now numb of on or out pain please really says she should since so that the \
         them there they this tired to today tongue too u wanna was we what when which who \
         why with would you your",
    ),
    (
        "de",
        "aber alles als auch auf aus bei beim beine bin bitte brennen brennt danke dann das \
         dass dem den der die du ein eine einen er es fur fusen fusse fussen gegen hab habe \
         hallo hande hat heute hilft ich im immer in ist jetzt kann kein keine kribbeln \
         kribbelt mal man mehr mein meine meinen meiner mich mir mit mude muss nach nacht \
         nachts nich nicht nix noch nur oder schmerzen schon seit sich sie so soll tag taub \
         tut uber und von vor war warum was weh weil welche wenn wer werden wie wieder will \
         wir wird zu zunge",
    ),
    (
        "es",
        "a al algo arde arden ayuda cansada cansado como con cual cuando cuanto de del desde \
         dia dolor duele duelen el ella en es eso esta estoy gracias hace hay hola hormiguean \
         hormigueo hoy la las le lengua lo los manos mas me mi mis muy nada no noche o para \
         pero piernas pies por porque puedo que quiero se si siento sin soy su tambien te \
         tengo tiene todo un una voy y ya yo",
    ),
    (
        "fr",
        "a aide au aux avec bonjour brule brulent ca ce cest comme dans de depuis des dois du \
         elle en est et fait fatigue fourmis il jai jambes je jour jours la langue le les ma \
         mains mais mal me merci mes moi mon ne nous nuit nuits on ou par pas peut peux pieds \
         plus pour quand que quel quelle qui quoi rien sa sans se sens si sont suis sur \
         toujours tout tu un une vous y",
    ),
];

/// Languages that it is only told that a text is in.
pub(super) const OTHERS: &[(&str, &str)] = &[
    (
        "pt",
        "amanha as braco com da de do doi dor e ela ele eles em esta estao estou eu faz fazer \
         isso ja lingua mae mais maos mas meu meus minha minhas muito nao noite nos obrigado \
         ola os pai para pernas pes por preciso quando que quero sinto ta tambem tenho tou um \
         uma voce",
    ),
    (
        "it",
        "al anche che come con cosa da dal dei del della di dolore due e fa gambe gli ha ho i \
         il io la le lingua ma male mani mi mia mie mio molto nel nella non notte oggi ore \
         per perche piedi piu questa questo sento si sono stanotte sto sulla un una voglio",
    ),
    (
        "nl",
        "aan als ben benen bij dat de dit doe doet een en er gaat geen gisteren haar handen \
         heb hem het hij hoe iemand ik is kan maar me met mij mijn mn moet naar nacht niet \
         nog nu ook op pijn te toch tong u uur van vandaag voeten voor wat weet wil ze zijn \
         zo",
    ),
    (
        "pl",
        "ale bardzo boli chce co czy do dzien dzis i ja jak jest jestem juz mam mi mnie moja \
         moje na nie nogi od po sie sobie tak to w wczoraj z ze",
    ),
    (
        "tr",
        "agri agriyor ama ayaklarim bana ben beni benim bir bu cok da daha de degil gibi gun \
         icin istiyorum kadar mi nasil ne oluyor seni su var ve yok",
    ),
    (
        "ro",
        "am ca care ce cu cum dar de din este eu foarte imi in la ma mai mi nu o pe sa si \
         sunt un vreau",
    ),
    (
        "cs",
        "a ale chci co jak je jsem jsou kdyz mam me mi moje na ne neni nevim od pro se si to \
         uz v ze",
    ),
    (
        "hu",
        "a akarok az csak de egy en es ez faj hogy is kell meg mert mi mit nagyon nem vagyok \
         van",
    ),
    (
        "sv",
        "ar att av det du en ett for har hur inte jag kan med men mig min mina och pa sa som \
         vad vill",
    ),
    (
        "da",
        "af at den det du en er et for har hvad hvordan ikke jeg kan med men mig min mine og \
         pa sa til vil",
    ),
    (
        "nb",
        "at av den det du en er et for har hva hvordan ikke jeg kan med meg men min mine og \
         pa sa til vil",
    ),
    (
        "fi",
        "ei en etta haluan ja jos kun ma minulla minun mita miten mun mutta niin ole olen on \
         ovat se tama voi",
    ),
    (
        "id",
        "ada aku apa bisa dan dari dengan di gak ini itu kaki karena ke mau sakit saya sudah \
         tapi tidak untuk yang",
    ),
    ("vi", "bi cam cho co cua dau gi khong la lam minh mot muon nay nhung o rat the thi toi va"),
];
