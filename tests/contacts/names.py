"""Names as phone books have them, with the usual headings of their columns."""

from typing import NamedTuple


class Names(NamedTuple):
    country: str
    # The name of the codec in Python.
    codec: str
    headings: str
    given: str
    family: str
    # The order of the two in a full name.
    order: str = "{given} {family}"

    def people(self, count: int) -> list[tuple[str, str]]:
        """Return up to 225 different pairs of a given and a family name."""
        given, family = self.given.split(), self.family.split()
        return [
            (given[place % 15], family[(place + place // 15) % 15])
            for place in range(count)
        ]

    def full(self, count: int) -> list[str]:
        return [
            self.order.format(given=given, family=family)
            for given, family in self.people(count)
        ]

    def file(self, count: int) -> bytes:
        rows = [
            f"{given};{family};+49 30 {place:07}"
            for place, (given, family) in enumerate(self.people(count))
        ]
        return "\r\n".join([self.headings, *rows]).encode(self.codec)


_GERMAN = (
    "Vorname;Nachname;Telefon",
    (
        "Jürgen Käthe Jörg Günther Bärbel Anna Søren Thomas Lukas Sönke Zoë Sabine "
        "Ute Peter Heiß"
    ),
    (
        "Müller Schäfer Groß Böhm Weiß Schröder Krüger Schmidt Jäger Größner Fischer "
        "Voß Köhler Bauer Süß"
    ),
)
_CHINESE = (
    "名;姓;手机",
    "伟 芳 娜 秀英 敏 静 丽娟 强 磊 洋 艳 镕基 小明 建国 雪梅",
    "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 欧阳 诸葛 喆",
    "{family}{given}",
)
_JAPANESE = (
    "名;姓;携帯電話",
    "太郎 花子 健一 美咲 翔太 さくら 直樹 優子 大輔 ゆかり 誠 恵子 マリア 浩二 真由美",
    "佐藤 鈴木 高橋 田中 渡辺 伊藤 山本 中村 小林 加藤 髙木 佐々木 吉田 山﨑 齋藤",
    "{family}{given}",
)
NAMES = {
    "Chinese": Names("CN", "gb18030", *_CHINESE),
    "Chinese in GBK": Names("CN", "gbk", *_CHINESE),
    "Russian": Names(
        "RU",
        "cp1251",
        "Имя;Фамилия;Мобильный телефон",
        (
            "Александр Мария Юрий Екатерина Пётр Наталья Дмитрий Ольга Сергей Анна "
            "Фёдор Людмила Игорь Татьяна Зоя"
        ),
        (
            "Иванов Петрова Сидоренко Кузнецов Попова Щербаков Жуков Ёлкин Цветкова "
            "Соловьёв Волкова Хрущёв Быков Эйхе Яшин"
        ),
    ),
    "Turkish": Names(
        "TR",
        "cp1254",
        "Adı;Soyadı;Cep Telefonu",
        (
            "Ayşe Mehmet Gülşen İbrahim Çağla Işıl Ömer Şükrü Uğur Yağmur Ümit Özlem "
            "Fatma Barış Zeynep"
        ),
        (
            "Yılmaz Kaya Demir Şahin Çelik Yıldız Öztürk Aydın Doğan Kılıç Güneş "
            "Işık İnönü Aslan Koç"
        ),
    ),
    "German": Names("DE", "cp1252", *_GERMAN),
    "Polish": Names(
        "PL",
        "cp1250",
        "Imię;Nazwisko;Telefon komórkowy",
        (
            "Łukasz Małgorzata Paweł Agnieszka Michał Stanisław Żaneta Grażyna Jan "
            "Elżbieta Zdzisław Bożena Piotr Wacław Święcisława"
        ),
        (
            "Wiśniewski Wójcik Kowalczyk Zieliński Dąbrowska Nowak Kozłowski Wróbel "
            "Jabłoński Król Ząbek Źrebak Pawłowski Sikora Błaszczyk"
        ),
    ),
    "Czech": Names(
        "CZ",
        "cp1250",
        "Jméno;Příjmení;Telefon",
        (
            "Jiří Božena Ondřej Tomáš Zdeněk Kateřina Václav Lukáš Šárka Žofie Petr "
            "Růžena Jan Markéta Matěj"
        ),
        (
            "Dvořák Černý Novotná Procházka Kučera Veselý Horák Němec Pokorný "
            "Šimůnek Řezníčková Žižka Novák Beneš Růžička"
        ),
    ),
    "Japanese": Names("JP", "cp932", *_JAPANESE),
    "Spanish": Names(
        "AR",
        "cp1252",
        "Nombre;Apellidos;Teléfono móvil",
        (
            "José María Ángel Begoña Íñigo Sofía Joaquín Lucía Andrés Concepción "
            "Raúl Inés Jesús Ana Nuño"
        ),
        (
            "García Muñoz Núñez Peña Pérez Rodríguez López Ibáñez Sánchez Ruiz "
            "Martínez Zúñiga Castaño Gómez Güell"
        ),
    ),
    "French": Names(
        "FR",
        "cp1252",
        "Prénom;Nom;Téléphone",
        (
            "François Hélène Joël Zoé Gaël Théo Noémie Jérôme Benoît Chloé Anaïs "
            "Élodie Loïc Cécile Maëlle"
        ),
        (
            "Lefèvre Bénard Gauthier Châtelain Müller Dupont Crépin Œuvrard Lévêque "
            "Guérin Français Brûlé Noël Besançon Martin"
        ),
    ),
    "Portuguese": Names(
        "BR",
        "cp1252",
        "Nome;Sobrenome;Celular",
        (
            "João Conceição Sebastião Inês Antônio Luís Mônica Vitória Simão Lígia "
            "Ângela Estêvão Ana Glória Caetano"
        ),
        (
            "Gonçalves Magalhães Simões Araújo Guimarães Conceição Silva Leitão "
            "Assunção Lourenço Brandão Falcão Sá Muniz Fernandes"
        ),
    ),
}
