using TenFour.Streaming.Types;

namespace TenFour.Streaming.State.Keys;

/// <summary>
/// How the columns of a key share its words: 64-bit values take a word, shorter ones and dictionary codes half of one, null marks the spare
/// bits of short values.
/// </summary>
internal sealed class KeyLayout
{
    private readonly StateDictionary dictionary;
    private readonly Queue<KeyBit> spareBits = new();
    private readonly List<KeyPart> toMark = [];
    private readonly HashSet<int> splitWords = [];
    private readonly bool[] isSplit;
    private int openHalf = -1;

    /// <param name="columns">The key columns in order; one that is not nullable has no null mark.</param>
    public KeyLayout(IReadOnlyList<(SqlType Type, bool Nullable)> columns, StateDictionary dictionary)
    {
        this.dictionary = dictionary;
        Parts = [.. columns.Select(c => MakePart(c.Type, c.Nullable))];
        foreach (var part in toMark)
        {
            part.NullBit = TakeBit();
        }

        Codes = [.. Parts.SelectMany(p => p.Codes)];
        Width = Math.Max(1, Width);
        isSplit = [.. Enumerable.Range(0, Width).Select(splitWords.Contains)];
    }

    public IReadOnlyList<KeyPart> Parts { get; }

    /// <summary>The parts that hold codes of the dictionary; an array, since they are gone through for every key that comes or leaves.</summary>
    public CodeKeyPart[] Codes { get; }

    /// <summary>Words a key.</summary>
    public int Width { get; private set; }

    /// <summary>True for a word that two short values share.</summary>
    public bool IsSplit(int word) => isSplit[word];

    private KeyPart MakePart(SqlType type, bool nullable)
    {
        var part = MakePart(type);
        if ((nullable || type is NullType) && part is not CodeKeyPart)
        {
            toMark.Add(part);
        }

        return part;
    }

    private KeyPart MakePart(SqlType type) => type switch
    {
        StringType or BinaryType or ArrayType => new CodeKeyPart(type, TakeHalf(31), dictionary),
        LongType or TimestampType or TimestampNtzType or DayTimeIntervalType => new FixedKeyPart<long, PackLong>(type, TakeWhole()),
        DoubleType => new FixedKeyPart<double, PackDouble>(type, TakeWhole()),
        IntType or DateType or YearMonthIntervalType => new FixedKeyPart<int, PackInt>(type, TakeHalf(32)),
        FloatType => new FixedKeyPart<float, PackFloat>(type, TakeHalf(32)),
        ShortType => new FixedKeyPart<short, PackShort>(type, TakeHalf(16)),
        ByteType => new FixedKeyPart<sbyte, PackByte>(type, TakeHalf(8)),
        BooleanType or NullType => new FixedKeyPart<bool, PackBoolean>(type, TakeHalf(1)),
        DecimalType => new DecimalKeyPart(type, TakeWhole().Word, TakeWhole().Word),
        CalendarIntervalType => new IntervalKeyPart(type, TakeWhole().Word, TakeWhole().Word),
        StructType structure => new StructKeyPart(structure, [.. structure.Fields.Select(f => MakePart(f.Type, nullable: true))]),
        _ => throw new InvalidOperationException($"{type} cannot be a key"),
    };

    private KeyPlace TakeWhole() => new(Width++, 0);

    private KeyPlace TakeHalf(int usedBits)
    {
        var place = openHalf >= 0 ? new KeyPlace(openHalf, 32) : new KeyPlace(Width++, 0);
        openHalf = place.Shift == 0 ? place.Word : -1;
        splitWords.Add(place.Word);
        for (var bit = usedBits; bit < 32; bit++)
        {
            spareBits.Enqueue(new KeyBit(place.Word, 1UL << place.Shift + bit));
        }

        return place;
    }

    private KeyBit TakeBit()
    {
        if (spareBits.Count == 0)
        {
            TakeHalf(0);
        }

        return spareBits.Dequeue();
    }
}
