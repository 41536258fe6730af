using TenFour.Streaming.Columns;
using TenFour.Streaming.Json.Tokens;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Json.Builders;

/// <summary>BINARY: text in Base64, with padding.</summary>
internal sealed class BinaryBuilder() : ColumnBuilder(SqlType.Binary)
{
    private StringPool pool = new();
    private StringPool sparePool = new();

    public override void Start(int capacity)
    {
        base.Start(capacity);
        (pool, sparePool) = (sparePool, pool);
        pool.Clear();
    }

    public override Column Take(int rows)
    {
        FillTo(rows);
        return new StringColumn(Type, pool, null, NullsOf(rows));
    }

    protected override ReadResult ReadValue(ref JsonTokens tokens, int row)
    {
        if (tokens.Current != TokenKind.String || !tokens.ReadBase64(out var bytes))
        {
            // Spark reads the text of what it cannot use, but not of Base64 that is broken.
            return ReadResult.Failed;
        }

        pool.Truncate(row);
        FillTo(row);
        pool.Add(bytes);
        SetNotNull(row);
        return ReadResult.Read;
    }

    private void FillTo(int rows)
    {
        while (pool.Count < rows)
        {
            pool.Add([]);
        }
    }
}
