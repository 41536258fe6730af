namespace TenFour.Streaming.Sql.Parsing;

internal enum TokenKind
{
    /// <summary>A name or keyword without quotes: Spark reserves next to no word, so the place decides which.</summary>
    Word,

    /// <summary>A name in back quotes.</summary>
    QuotedName,

    Number,

    /// <summary>A text in single or double quotes, perhaps with the prefix r.</summary>
    String,

    /// <summary>An operator or punctuation mark.</summary>
    Symbol,

    /// <summary>The end of the text.</summary>
    End,
}
