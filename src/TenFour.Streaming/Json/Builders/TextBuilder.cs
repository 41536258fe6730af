using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Json.Tokens;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Json.Builders;

/// <summary>
/// STRING: text as it is, anything else as JSON text. Dictionary-coded while few values are new, plain when many are
/// (<see cref="DictionaryPolicy"/>); the dictionary lives from batch to batch.
/// </summary>
internal sealed class TextBuilder() : ColumnBuilder(SqlType.String)
{
    private readonly DictionaryPolicy policy = new();
    private StringPool plain = new();
    private StringPool sparePlain = new();
    private readonly ShortTextCache cache = new();
    private StringDictionary dictionary = new();
    private int[] codes = [];
    private int[] spareCodes = [];
    private bool isPlain;
    private int knownAtStart;

    public override void Start(int capacity)
    {
        base.Start(capacity);
        (codes, spareCodes) = (spareCodes, codes);
        (plain, sparePlain) = (sparePlain, plain);
        if (codes.Length < capacity)
        {
            codes = new int[capacity];
        }

        isPlain = policy.IsPlain();
        plain.Clear();
        if (!isPlain && DictionaryPolicy.IsFull(dictionary))
        {
            NewDictionary();
        }

        knownAtStart = dictionary.Count;
    }

    public override void EnsureRow(int row)
    {
        base.EnsureRow(row);
        if (row >= codes.Length)
        {
            Array.Resize(ref codes, Math.Max(64, Math.Max(row + 1, codes.Length * 2)));
        }
    }

    public override bool TrySetText(ReadOnlySpan<byte> text, int row)
    {
        SetNotNull(row);
        if (isPlain)
        {
            SetPlain(text, row);
            return true;
        }

        codes[row] = dictionary.Intern(text);
        if (IsTooVaried(row))
        {
            GoPlain(text, row);
        }

        return true;
    }

    public override int SetTexts(ref byte bytes, ReadOnlySpan<TextPlace> texts, int firstRow)
    {
        // A chunk at a time, since a dictionary may be given up in the middle.
        var before = dictionary.Count;
        var at = isPlain ? 0 : Intern(ref bytes, texts, codes.AsSpan(firstRow, texts.Length));
        SetNotNull(firstRow, at);
        if (at > 0 && dictionary.Count > before && IsTooVaried(firstRow + at - 1))
        {
            GoPlain(firstRow + at);
        }

        return at == texts.Length ? 0 : base.SetTexts(ref bytes, texts[at..], firstRow + at);
    }

    public override bool TrySetText(ref byte text, int length, int row)
    {
        if (isPlain || length > ShortTextCache.MaxLength)
        {
            return TrySetText(MemoryMarshal.CreateReadOnlySpan(ref text, length), row);
        }

        SetNotNull(row);
        codes[row] = cache.Intern(ref text, length, dictionary);
        if (IsTooVaried(row))
        {
            GoPlain(MemoryMarshal.CreateReadOnlySpan(ref text, length), row);
        }

        return true;
    }

    public override bool TrySetNumber(in NumberToken number, int row)
    {
        Span<byte> text = stackalloc byte[JavaNumber.MaxLength];
        return TrySetText(JavaNumber.Format(number, text), row);
    }

    public override bool TrySetBoolean(bool value, int row) => TrySetText(value ? "true"u8 : "false"u8, row);

    public override Column Take(int rows)
    {
        policy.EndBatch(isPlain);
        if (!isPlain)
        {
            return new StringColumn(Type, dictionary.Pool, codes, NullsOf(rows));
        }

        FillPlain(rows);
        return new StringColumn(Type, plain, null, NullsOf(rows));
    }

    protected override ReadResult ReadObject(ref JsonTokens tokens, int row) => ReadJson(ref tokens, row);

    protected override ReadResult ReadArray(ref JsonTokens tokens, int row) => ReadJson(ref tokens, row);

    private ReadResult ReadJson(ref JsonTokens tokens, int row) =>
        ResultOf(JsonWriter.TryCopy(ref tokens, out var text) && TrySetText(text, row));

    private bool IsTooVaried(int row) => DictionaryPolicy.IsTooVaried(dictionary.Count - knownAtStart, row);

    // How many texts got their codes, up to one that is too long for the cache.
    private int Intern(ref byte bytes, ReadOnlySpan<TextPlace> texts, Span<int> into)
    {
        for (var i = 0; i < texts.Length; i++)
        {
            if (texts[i].Length > ShortTextCache.MaxLength)
            {
                return i;
            }

            into[i] = cache.Intern(ref Unsafe.Add(ref bytes, texts[i].Start), texts[i].Length, dictionary);
        }

        return texts.Length;
    }

    private void SetPlain(ReadOnlySpan<byte> text, int row)
    {
        plain.Truncate(row);
        FillPlain(row);
        plain.Add(text);
    }

    // A null row has an entry too.
    private void FillPlain(int rows)
    {
        while (plain.Count < rows)
        {
            plain.Add([]);
        }
    }

    private void GoPlain(ReadOnlySpan<byte> text, int row)
    {
        GoPlain(row);
        plain.Add(text);
    }

    // Takes over the rows so far.
    private void GoPlain(int rows)
    {
        isPlain = true;
        for (var i = 0; i < rows; i++)
        {
            plain.Add(IsNull(i) ? [] : dictionary.Pool[codes[i]]);
        }

        // What the dictionary took from this batch is of no use to the next.
        NewDictionary();
    }

    private void NewDictionary()
    {
        dictionary = new StringDictionary();
        cache.Clear();
    }
}
