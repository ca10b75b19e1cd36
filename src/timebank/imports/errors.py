"""A whole sheet refused, or a run. Facts are limits, numbers and ids, never a cell's text."""

from timebank.base.errors import Refusal


class SheetRefused(Refusal):
    """The file cannot be read as a spreadsheet; nothing was imported."""

    code = "sheet_refused"


class SheetEmpty(SheetRefused):
    """There is nothing in the file; save it again and send it again."""

    code = "sheet_empty"


class SheetNotATable(SheetRefused):
    """The file is a picture, a PDF, an archive or the like (`kind`); save it as XLSX or CSV."""

    code = "sheet_not_a_table"


class SheetTooLarge(SheetRefused):
    """The file has more bytes than `limit_mib` mebibytes; split it by month or year."""

    code = "sheet_too_large"


class SheetTooHeavy(SheetRefused):
    """The workbook unpacks to more than a sheet of hours ever would, or takes too long to read."""

    code = "sheet_too_heavy"


class SheetTooManyRows(SheetRefused):
    """There are more than `limit` rows; split the sheet by month or year."""

    code = "sheet_too_many_rows"


class SheetTooManyColumns(SheetRefused):
    """Row `row` has more than `limit` columns; keep only the columns that are needed."""

    code = "sheet_too_many_columns"


class SheetLineTooLong(SheetRefused):
    """Row `row` is longer than `limit` characters; look for a missing line break there."""

    code = "sheet_line_too_long"


class SheetQuoteOpen(SheetRefused):
    """A quotation mark opens in row `row` and swallows the rows after it; close or remove it."""

    code = "sheet_quote_open"


class SheetLocked(SheetRefused):
    """The workbook has a password; save it without one."""

    code = "sheet_locked"


class SheetDamaged(SheetRefused):
    """The workbook cannot be opened; open and save it again in the spreadsheet program."""

    code = "sheet_damaged"


class SheetEncodingUnknown(SheetRefused):
    """The letters cannot be read in `encoding`; save as "CSV UTF-8", or name the encoding."""

    code = "sheet_encoding_unknown"


class SheetNotThere(SheetRefused):
    """The workbook has no sheet of the name that was asked for."""

    code = "sheet_not_there"


class SheetRowNotThere(SheetRefused):
    """An answer names row `row`, and no such row stands below the headings of that sheet."""

    code = "sheet_row_not_there"


class SheetHeadingsNotFound(SheetRefused):
    """No row of headings was found; say which row it is, or which column holds what."""

    code = "sheet_headings_not_found"


class SheetColumnMissing(SheetRefused):
    """No column holds `field`; name the column, or add it."""

    code = "sheet_column_missing"


class SheetColumnUnknown(SheetRefused):
    """The column that was named for `field` is not in the sheet."""

    code = "sheet_column_unknown"


class SheetFieldUnknown(SheetRefused):
    """This kind of import has no field of that name."""

    code = "sheet_field_unknown"


class ImportPostedAlready(Refusal):
    """This file was posted before, as the run `run_id`; undo that one to import it anew."""

    code = "import_posted_already"


class ImportUndoneAlready(Refusal):
    """The run was undone, which is final; check the file again as a new run."""

    code = "import_undone_already"


class ImportNotPosted(Refusal):
    """Only a run that was posted can be undone."""

    code = "import_not_posted"


class ImportAccountClosed(Refusal):
    """A run is not undone while `accounts` that it credited are closed, of the members `numbers`;
    open them again first."""

    code = "import_account_closed"


class ImportRunByAnother(Refusal):
    """Somebody else checked the file; a run is posted by whoever checked it, for their own hours
    wait."""

    code = "import_run_by_another"


class ImportCheckedSince(Refusal):
    """The file was checked again since the caller read the run; read it, and agree to it anew."""

    code = "import_checked_since"


class ImportLeftOutDiffers(Refusal):
    """The caller has to agree to the `left_out_rows` that would be left out."""

    code = "import_left_out_differs"


class ImportBooksChanged(Refusal):
    """Since the check the books have changed, so that `changed_rows` would end differently; nothing
    was posted. Check the file again."""

    code = "import_books_changed"


class ImportNothingToPost(Refusal):
    """No row of the file can be taken as it is."""

    code = "import_nothing_to_post"


class ImportFileDiffers(Refusal):
    """A run is checked again with the file that it is about, and no other."""

    code = "import_file_differs"
