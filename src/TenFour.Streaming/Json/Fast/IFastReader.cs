namespace TenFour.Streaming.Json.Fast;

/// <summary>Reads records that follow a layout.</summary>
internal interface IFastReader
{
    /// <summary>Reads the line at the start to a row that is all null.</summary>
    /// <param name="nulledFields">How many of its fields are null alone.</param>
    /// <returns>The length of the line with its newline; 0 when it must be read slowly, and then the row is all null.</returns>
    int Read(RecordLayout layout, ReadOnlySpan<byte> lines, int row, out int nulledFields);
}
