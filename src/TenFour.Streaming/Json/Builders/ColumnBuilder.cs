using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Json.Tokens;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Json.Builders;

/// <summary>
/// Fills one column. A row is null until it is set, and may be set again, since of two fields of one name the last counts. Rows are set in
/// ascending order; setting one again makes what later rows hold meaningless. Memory for two columns is used in turn, so that the one that was taken last
/// stays valid while the next one is filled.
/// </summary>
internal abstract class ColumnBuilder(SqlType type) : ValueReader
{
    /// <summary>How many bytes can be read from the start of a text in the middle of others.</summary>
    public const int ReadableBytes = 64;

    private Bitmap nulls = new(0);
    private Bitmap spareNulls = new(0);

    public SqlType Type { get; } = type;

    /// <summary>Starts a column of at most so many rows, all null.</summary>
    public virtual void Start(int capacity)
    {
        (nulls, spareNulls) = (spareNulls, nulls);
        if (nulls.Length < capacity)
        {
            nulls = new Bitmap(capacity);
        }

        nulls.Words.Fill(ulong.MaxValue);
    }

    /// <summary>Makes room for the row; for columns inside others, whose length nobody knows before.</summary>
    public virtual void EnsureRow(int row)
    {
        if (row < nulls.Length)
        {
            return;
        }

        var larger = new Bitmap(Math.Max(64, Math.Max(row + 1, nulls.Length * 2)));
        larger.Words.Fill(ulong.MaxValue);
        nulls.Words.CopyTo(larger.Words);
        nulls = larger;
    }

    public void SetNull(int row) => nulls.Set(row);

    /// <summary>The rows so far as a column, valid until the second <see cref="Start"/> from here.</summary>
    public abstract Column Take(int rows);

    /// <summary>A string; <paramref name="text"/> is valid UTF-8 without escapes.</summary>
    public virtual bool TrySetText(ReadOnlySpan<byte> text, int row) => false;

    /// <summary>The same for a text behind which more bytes can be read, at least <see cref="ReadableBytes"/> from its start.</summary>
    public virtual bool TrySetText(ref byte text, int length, int row) => TrySetText(MemoryMarshal.CreateReadOnlySpan(ref text, length), row);

    /// <summary>The same for the texts of rows that follow each other.</summary>
    /// <param name="bytes">From which their places count.</param>
    /// <returns>How many of them are of the wrong type or out of range, so that their rows are null.</returns>
    public virtual int SetTexts(ref byte bytes, ReadOnlySpan<TextPlace> texts, int firstRow)
    {
        var nulled = 0;
        foreach (ref readonly var text in texts)
        {
            nulled += TrySetText(ref Unsafe.Add(ref bytes, text.Start), text.Length, firstRow++) ? 0 : 1;
        }

        return nulled;
    }

    public virtual bool TrySetNumber(in NumberToken number, int row) => false;

    public virtual bool TrySetBoolean(bool value, int row) => false;

    protected sealed override void ReadNull(int row) => SetNull(row);

    /// <summary>Each type overrides what it takes; the rest is of the wrong type.</summary>
    protected override ReadResult ReadValue(ref JsonTokens tokens, int row) => tokens.Current switch
    {
        // Spark reads the text even of a string that it cannot use, so that an error in it counts for this field.
        TokenKind.String => ResultOf(tokens.ReadString() && TrySetText(tokens.Text, row)),
        TokenKind.Integer or TokenKind.Decimal => ResultOf(TrySetNumber(tokens.Number, row)),
        TokenKind.True or TokenKind.False => ResultOf(TrySetBoolean(tokens.Current == TokenKind.True, row)),
        TokenKind.StartObject => ReadObject(ref tokens, row),
        TokenKind.StartArray => ReadArray(ref tokens, row),
        _ => ReadResult.Failed,
    };

    protected virtual ReadResult ReadObject(ref JsonTokens tokens, int row) => ReadResult.Failed;

    protected virtual ReadResult ReadArray(ref JsonTokens tokens, int row) => ReadResult.Failed;

    protected void SetNotNull(int row) => nulls.Clear(row);

    protected void SetNotNull(int firstRow, int rows) => nulls.ClearRange(firstRow, rows);

    protected bool IsNull(int row) => nulls[row];

    /// <summary>The mask of the first rows, or null where none of them is null.</summary>
    protected Bitmap? NullsOf(int rows)
    {
        var words = nulls.Words;
        var whole = rows >> 6;
        var isAnyNull = words[..whole].ContainsAnyExcept(0UL)
            || ((rows & 63) != 0 && (words[whole] & ((1UL << rows) - 1)) != 0);
        return isAnyNull ? nulls : null;
    }

    protected static ReadResult ResultOf(bool isRead) => isRead ? ReadResult.Read : ReadResult.Failed;
}
