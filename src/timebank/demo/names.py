"""The made-up people's names: Welsh ones, and those that are heard in Cardiff otherwise."""


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


WELSH_FIRST = _names("""
    Nia Mair Siân Rhian Eleri Bethan Carys Ffion Gwenllian Llinos Lowri Manon Megan Menna Non
    Nest Angharad Catrin Delyth Dilys Eirlys Eluned Glenys Gwen Heulwen Iona Luned Mali Mared
    Morfudd Olwen Rhiannon Sioned Tegwen Aled Alun Arwel Bryn Carwyn Dafydd Dewi Dylan Elfed
    Emlyn Emyr Gareth Geraint Gethin Glyn Gwilym Huw Hywel Ieuan Ifan Illtyd Ioan Islwyn Iwan
    Llywelyn Meirion Owain Rhodri Rhys Siôn Steffan Tomos Trefor Tudur Wyn Meurig Cerys Enfys
    Gwawr Haf
""")
OTHER_FIRST = _names("""
    Margaret Susan Jean Pauline Sheila Maureen Christine Linda Denise Karen Tracey Michelle
    Joanne Kelly Stacey Chloe Jade Leanne Donna Beverley Raymond Terry Kevin Paul Wayne Darren
    Lee Craig Leon Kyle Marcus Clive Brian Roy Stan Norman Derek Colin Graham Keith Amina Fatima
    Khadija Hodan Sahra Yasmin Nasreen Rukhsana Shahida Farah Abdi Mohamed Hassan Yusuf Ibrahim
    Tariq Imran Salim Agnieszka Katarzyna Piotr Marek Grace Blessing Emeka Kwame Meiling Anh
    Priya Sunita Raj Tesfaye Selam Maria João Ana Elena Dmitro Olena
""")
WELSH_LAST = _names("""
    Jones Davies Williams Evans Thomas Roberts Lewis Hughes Morgan Griffiths Edwards Owen James
    Rees Jenkins Price Morris Lloyd Phillips Parry Powell Watkins Llewellyn Bowen Howells
    Pritchard Bevan Prosser Vaughan Harries Gwynne Probert Pugh Beynon Rosser Hopkin Mathias
    Meredith
""")
OTHER_LAST = _names("""
    Smith Taylor Brown O'Brien Sullivan Driscoll Collins Murphy Regan Carpenter Baker Hussain
    Ali Ahmed Begum Khan Mohamud Warsame Farah Nowak Kowalska Wójcik Okafor Mensah Nguyen Chen
    Patel Sharma Silva Santos Tekle Haile Petrenko Shevchenko Clarke Bailey Grant Simmonds
""")
