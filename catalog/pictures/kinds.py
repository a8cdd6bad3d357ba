"""Which motif tells a product: its English title's words first, then its trade, then its sector."""

import re
from typing import Final

#: (words, kind): the first rule whose words all stand in the English title decides.
_WORDS: Final = """
samovar=samovar
sugar bowl=sugar-bowl
tea-glass=glass-holders
teapot=teapot
ewer=ewer
candle holders=candle-holders
sprinkler=sprinkler
engraved varsho=tray
copper plate=plate-copper
copper pot=pot-copper
drinking bowl=bowl-copper
copper vase=enamel-vase
knife=knife
necklace=necklace
bracelet=bangle
name seal=name-seal
stone relief=seal
agate ring=ring
rosary=rosary
marquetry=marquetry
mirror-work=mirror-frame
walnut mirror=mirror
quran box=fretwork-box
window=lattice
nut box=nut-box
spoon=spoon
wooden bowl=wood-bowl
tanbur=tanbur
kamancheh=kamancheh
sorna=sorna
dohol=dohol
clay yoghurt bowls=yoghurt-bowls
honey in clay=honey-clay
in clay pot=pottery-plant
glazed clay=clay-jar
clay vase=ibex-vase
dizi=dizi
mortar=mortar
wicker lamp=lamp
coasters=coaster-set
wicker=basket
mat tablecloth=mat-round
chigh=screen
felt rug=namad
felt hat=felt-hat
kapanak=kapanak
felt bag=bag-felt
slippers=slippers
felt ibex=felt-ibex
brooch=brooch-flower
children giveh=giveh-child
rubber-sole=giveh-rubber
giveh=giveh
gelim cushion=cushion
shoulder bag=bag-shoulder
saddlebag=saddlebag
grain bag=grain-bag
gelim pocket=backpack-gelim
raised-pattern=gelim-raised
runner=runner
wall gelim=gelim-wall
gelim=gelim
jajim wrap=wrap
jajim=jajim
baby mashteh=blanket
mashteh=mashteh
harami=harami
mowj=mowj
chugha=chugha
wool scarf=scarf
black-tent=tent-panel
black tent=tent
rope=rope
gabbeh mug=mug
gabbeh=gabbeh
pictorial rug=pictorial
carpet=carpet
rug=@carpet
yarn=yarn
woven band=band
sponge=crochet
hat and scarf=hat-scarf
booties=booties
jumper=jumper
macram=macrame
laki dress=dress-child
lori dress=dress
batik=headscarf
headscarf=headscarf
towel=towels
needlework=tablecloth
haft-sin=tablecloth
pillowcase=pillowcase
wallet=wallet
briefcase=leather-case
notebook=notebook
belt=belt-roll
key-ring=leather-keyring
sandals=sandals
comb honey=comb-honey
thyme honey=honey-thyme
multi-flower=honey-flower
honey=honey
pollen=pollen
propolis=dropper
beeswax=candle
dried-flower candle=candle-flowers
hive=hive
gift set=gift-box
gift=gift-box
liquid kashk=kashk-liquid
kashk=kashk
goat butter=ghee-goat
clarified=ghee
peanut butter=peanut-butter
churned butter=butter-block
doogh=doogh
yoghurt=yoghurt
skin cheese=cheese-block
jar cheese=cheese-pot
qara-qurut=qara-qurut
clotted=cream
quail=eggs-quail
eggs=eggs
hen=@hen
black figs=figs-black
yellow figs=figs-yellow
fig jam=jam-fig
fig syrup=fig-syrup
molasses=molasses
pomegranate leather=lavashak
arils=arils
pomegranates=pomegranates
vinegar=vinegar
samanu=samanu
date and sesame=kolucheh-date
kolucheh=kolucheh
walnut flour=sweet-walnut
chickpea flour=sweet-chickpea
barsagh=barsagh
saj bread=bread-saj
kelva=loaf
acorn bread=loaf-dark
acorn coffee=acorn-coffee
acorn oil soap=soap
turnip=tarkhineh-turnip
tarkhineh=tarkhineh
noodles=noodles
bulgur=bulgur
legumes=legumes
black chickpeas=chickpeas-black
shallot=shallot
infusion thyme=infusion-seed
infusion=infusion
mountain thyme=thyme
borage=borage
saffron saj halva=halva
saffron=saffron
perfume=perfume
rose buds=rosebuds
gum=@gum
wild pistachio=pistachio
walnut oil=oil
walnut kernels=walnuts
sunflower=sunflower
raisins=raisins
apricots=apricots
mulberries=mulberries
apple rings=apple-rings
plums=plums
tomato paste=paste-pail
tomato seed=seed-packet
liteh=liteh
salted vegetables=pickle
verjuice=verjuice
carrot=jam-carrot
rosewater=rosewater
mint=distillate-mint
distillate=distillate
chilli=chilli
spice=spice
fried onion=fried-onion
herbs=herbs-dried
button mushrooms=mushrooms
dried oyster=mushroom-dried
rhubarb=rhubarb
cardoon=cardoon
kofteh=kofteh
shole-mash=ash
sprouts=sprouts
shampoo=shampoo
bonsai=bonsai
vermicompost=compost
folk doll=doll
puzzle=puzzle
board game=game
painted calligraphy=calligraphy-painting
calligraphy=calligraphy
tazhib=tazhib
t-shirt=tee
relief map=map-relief
trout=trout
cocoons=cocoon
carded wool=fleece
patchwork=patchwork
pillow set=layette
quilt=quilt
apron=apron
socks=socks
head-band=headband
pyrography=pyrography
blown=glassware
tile=@tile
ibex figurine=ibex-figure
pressed-flower=pressed-flowers
invitation=invitation
broom=broom
concrete=concrete-planter
resin=resin
photography=camera
label design=swatches
translation=pen
editing=pen
content=phone
"""

#: Each sector's trades in the order of their codes (001, 002 …).
_TRADES: Final = {
    "HND": (
        "samovar tray pot-copper bowl-copper knife knife bangle enamel-vase necklace seal "
        "ring dizi jewellery beads resin mirror marquetry fretwork-box game lattice marquetry "
        "wood-bowl spoon tanbur dohol box-wood pyrography leather-keyring clay-jar mug ibex-"
        "vase tile glassware glassware glassware mirror-frame mat-round basket screen basket "
        "namad giveh sandals felt-hat doll ibex-figure candle-flowers basket yarn box-wood "
        "rosary"
    ),
    "WVN": (
        "carpet pictorial gabbeh gelim gelim-raised gelim jajim mashteh harami mowj chugha "
        "tent rope saddlebag gelim gelim band band jajim scarf termeh termeh jajim jajim "
        "shawl-silk jajim tablecloth mowj jajim yarn carpet gelim yarn carpet hat-scarf "
        "crochet macrame jumper gelim-wall"
    ),
    "CLO": (
        "scissors dress tee dress-child dress headscarf headscarf dress dress apron tee apron "
        "pillowcase tablecloth cushion quilt patchwork layette quilt bag-shoulder tablecloth "
        "towels tablecloth tablecloth headband tablecloth pillowcase tablecloth headband "
        "batik headscarf wallet bag-shoulder sandals leather-case notebook belt-roll hat-"
        "scarf socks doll felt-ibex apron scissors"
    ),
    "FOD": (
        "fried-onion tarkhineh spice salt sugar sugar legumes raisins mulberries barberry "
        "figs-black walnuts kolucheh bread-saj herbs-dried apple-rings samanu halva sprouts "
        "flour noodles kolucheh sweet-walnut kolucheh sweets sweets sweets liteh pickle "
        "cucumber jam-fig jam lavashak paste-pail molasses jam-fig arils verjuice lime "
        "vinegar fig-syrup sherbet distillate-mint rosewater infusion spice fresh-herbs "
        "herbs-dried ash kofteh ash kofteh peanut-butter oil sunflower apricots saffron "
        "acorn-coffee shallot chips baby-food"
    ),
    "DLV": (
        "yoghurt kashk doogh yoghurt cheese-block butter-block ghee qara-qurut cream yoghurt "
        "sheep sheep hen eggs eggs-quail hen hen hen rabbit hen eggs hen feed fleece compost"
    ),
    "BEE": (
        "hive honey pollen royal-jelly dropper candle hive hive cocoon yarn fish trout "
        "essence fish houseplant"
    ),
    "AGR": (
        "mushrooms flower-pot seedling fresh-herbs thyme saffron rosebuds shallot thyme "
        "borage fresh-herbs seedling pottery-plant bonsai pressed-flowers seed-packet greens "
        "sprouts sapling gum rhubarb acorns pistachio compost essence pomegranates"
    ),
    "IND": (
        "soap shampoo toiletries perfume candle gift-box flower-pot basket puzzle game puzzle "
        "nut-box box-wood candle-holders resin ibex-figure concrete-planter mug tee map-"
        "relief box-wood laptop felt-ibex laptop lamp gift-box broom notebook invitation "
        "basket notebook rope felt-ibex"
    ),
    "ITS": (
        "laptop laptop phone phone laptop swatches phone phone camera phone phone laptop "
        "laptop laptop laptop laptop swatches laptop headphones headphones"
    ),
    "SRV": (
        "ledger pen scissors scissors pen pen house house swatches gift-box pomegranates "
        "toiletries perfume towels laptop sandals house tent gift-box camera"
    ),
    "ART": (
        "pen pen calligraphy tazhib miniature miniature painting painting calligraphy-"
        "painting swatches painting notebook invitation camera camera pen doll tanbur tanbur "
        "notebook headphones puzzle"
    ),
}

_SECTORS: Final = {
    "HND": "clay-jar",
    "WVN": "gelim",
    "CLO": "scissors",
    "FOD": "spice",
    "DLV": "yoghurt",
    "BEE": "honey",
    "AGR": "flower-pot",
    "IND": "gift-box",
    "ITS": "laptop",
    "SRV": "house",
    "ART": "pen",
}

#: For titles without English: a few Persian words that settle the matter.
_PERSIAN: Final = {
    "گلیم": "gelim",
    "عسل": "honey",
    "سماور": "samovar",
    "گیوه": "giveh",
    "جاجیم": "jajim",
    "نمد": "namad",
    "مربا": "jam",
    "ترشی": "liteh",
    "عرق": "distillate",
    "کشک": "kashk",
    "کلوچه": "kolucheh",
    "صابون": "soap",
}


def _rules() -> list[tuple[tuple[re.Pattern[str], ...], str]]:
    rules = []
    for entry in _WORDS.strip().splitlines():
        words, kind = entry.split("=")
        whole = kind.startswith("@")
        parts = [words] if whole or "-" in words or " " not in words else words.split()
        end = r"\b" if whole else ""
        rules.append(
            (tuple(re.compile(rf"\b{re.escape(p)}{end}") for p in parts), kind.lstrip("@"))
        )
    return rules


_RULES: Final = _rules()


def kind_of(trade_code: str, title_en: str, title_fa: str) -> str:
    """The kind to ``draw`` for a product of this trade with this title.

    Total: unknown titles fall back to the trade's kind, unknown trades to the sector's, anything
    else to a gift box.
    """
    lower = title_en.lower()
    for patterns, kind in _RULES:
        if all(pattern.search(lower) for pattern in patterns):
            return kind
    if not title_en:
        for word, kind in _PERSIAN.items():
            if word in title_fa:
                return kind
    return _of_trade(trade_code)


def _of_trade(code: str) -> str:
    sector, _, number = code.partition("-")
    kinds = _TRADES.get(sector, "").split()
    if number.isdigit() and 0 < int(number) <= len(kinds):
        return kinds[int(number) - 1]
    return _SECTORS.get(sector, "gift-box")
