namespace TenFour.Streaming.Json.Fast;

/// <summary>Reads records that follow a layout.</summary>
internal interface IFastReader
{
    /// <summary>Reads lines of the layout's shapes to rows that are all null, up to one that is of none.</summary>
    /// <param name="lines">Lines and, behind the last, perhaps a piece of one.</param>
    /// <param name="maxBytes">The length of the longest line with its newline; a longer one is left.</param>
    /// <param name="row">The first row.</param>
    /// <param name="maxRows">The most rows.</param>
    /// <returns>The length of the lines; 0 when the first is of no shape.</returns>
    int ReadShaped(RecordLayout layout, ReadOnlySpan<byte> lines, int maxBytes, int row, int maxRows, out int rows, out int nulledFields);

    /// <summary>Reads the line at the start to a row that is all null.</summary>
    /// <param name="nulledFields">How many of its fields are null alone.</param>
    /// <returns>The length of the line with its newline; 0 when it must be read slowly, and then the row is all null.</returns>
    int Read(RecordLayout layout, ReadOnlySpan<byte> lines, int row, out int nulledFields);
}
