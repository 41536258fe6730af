using TenFour.Streaming.Json.Tokens;

namespace TenFour.Streaming.Json.Builders;

/// <summary>Reads an object's fields. A field that cannot be read is null alone; broken text between fields ends the object.</summary>
/// <param name="values">One a field of <paramref name="names"/>.</param>
internal sealed class ObjectReader(FieldNames names, ValueReader[] values)
{
    /// <summary>Reads from the start of an object to its end.</summary>
    public ReadResult Read(ref JsonTokens tokens, int row) => Read(ref tokens, row, out _);

    /// <param name="nulledFields">How many fields could not be read, or not all of them.</param>
    public ReadResult Read(ref JsonTokens tokens, int row, out int nulledFields)
    {
        nulledFields = 0;
        while (true)
        {
            if (!tokens.Next())
            {
                return ReadResult.Failed;
            }

            if (tokens.Current is TokenKind.None or TokenKind.EndObject)
            {
                return nulledFields == 0 ? ReadResult.Read : ReadResult.ReadInPart;
            }

            var index = tokens.TryGetName(out var name) ? names.IndexOf(name) : -1;
            var result = index < 0 ? ReadResult.Read : values[index].Read(ref tokens, row);
            nulledFields += result == ReadResult.Read ? 0 : 1;
            if ((index < 0 || result == ReadResult.Failed) && !tokens.SkipChildren())
            {
                return ReadResult.Failed;
            }
        }
    }
}
