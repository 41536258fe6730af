using TenFour.Streaming.Columns;
using TenFour.Streaming.Json.Tokens;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Json.Builders;

/// <summary>
/// MAP: an object of any fields, all of one type; one that cannot be read loses the map. While it is read it is a list of structs of key and value;
/// a key that repeats stays twice, as in Spark.
/// </summary>
internal sealed class MapBuilder(MapType type, StructType entryType, TextBuilder keys, ColumnBuilder values, JsonDecoderOptions options)
    : ListBuilder(type, new StructBuilder(entryType, [keys, values], options))
{
    protected override Column Make(int[] starts, int[] lengths, Column elements, Bitmap? nulls)
    {
        var entries = (StructColumn)elements;
        return new MapColumn(type, starts, lengths, entries.Fields[0], entries.Fields[1], nulls);
    }

    protected override ReadResult ReadObject(ref JsonTokens tokens, int row)
    {
        var start = ElementCount;
        var (isWhole, isBroken) = (true, false);
        while (true)
        {
            if (!tokens.Next())
            {
                DropElements(start);
                return ReadResult.Failed;
            }

            if (tokens.Current is TokenKind.None or TokenKind.EndObject)
            {
                return End(row, start, isWhole, isBroken);
            }

            var result = ReadEntry(ref tokens);
            isWhole &= result == ReadResult.Read;
            isBroken |= result == ReadResult.Failed;
            if (result == ReadResult.Failed && !tokens.SkipChildren())
            {
                DropElements(start);
                return ReadResult.Failed;
            }
        }
    }

    private ReadResult ReadEntry(ref JsonTokens tokens)
    {
        var entry = AddElement();
        var hasName = tokens.TryGetName(out var name);
        if (hasName)
        {
            keys.TrySetText(Utf8Text.ReplaceSurrogates(name, tokens.Scratch.Repaired), entry);
        }

        return values.Read(ref tokens, entry);
    }

    private ReadResult End(int row, int start, bool isWhole, bool isBroken)
    {
        if (isBroken)
        {
            DropElements(start);
            return ReadResult.Failed;
        }

        SetList(row, start);
        return isWhole ? ReadResult.Read : ReadResult.ReadInPart;
    }
}
