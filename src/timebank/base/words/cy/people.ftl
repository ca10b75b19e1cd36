field-email = Rhowch gyfeiriad e-bost fel enw@example.org.
field-telephone = Rhowch rif ffôn â 6 i 15 ffigur, fel 029 2000 0000.
field-contact_by_email = I gysylltu drwy e-bost, mae angen cyfeiriad e-bost ar yr aelod.
field-contact_by_telephone = I gysylltu drwy ffonio neu decstio, mae angen rhif ffôn ar yr aelod.
field-day_in_future = Nid yw'r diwrnod hwnnw wedi dod eto. Anfonwch ddyddiad heddiw neu un cynharach.
