namespace TenFour.Cli.Commands;

/// <summary>How <c>consume</c> shows a record.</summary>
internal enum ConsumeFormat
{
    /// <summary>The record's bytes, one a line.</summary>
    Value,

    /// <summary>A JSON object that also tells where the record is from and when it was appended.</summary>
    Json,

    /// <summary>The same in columns.</summary>
    Table,
}
