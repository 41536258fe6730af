using TenFour.Streaming.Columns;
using TenFour.Streaming.Json.Tokens;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Json.Builders;

/// <summary>ARRAY: an array whose elements all are of the type; one that is not loses the array.</summary>
internal sealed class ArrayBuilder(ArrayType type, ColumnBuilder elements) : ListBuilder(type, elements)
{
    protected override ReadResult ReadArray(ref JsonTokens tokens, int row)
    {
        var start = ElementCount;
        var isWhole = true;
        while (true)
        {
            if (!tokens.Next())
            {
                return Undo(start);
            }

            if (tokens.Current is TokenKind.None or TokenKind.EndArray)
            {
                SetList(row, start);
                return isWhole ? ReadResult.Read : ReadResult.ReadInPart;
            }

            var result = Elements.Read(ref tokens, AddElement());
            isWhole &= result == ReadResult.Read;
            if (result == ReadResult.Failed)
            {
                return Undo(start);
            }
        }
    }

    private ReadResult Undo(int start)
    {
        DropElements(start);
        return ReadResult.Failed;
    }
}
