using TenFour.Calls.Records;

namespace TenFour.Calls.Simulation;

/// <summary>Spoils a record in one of the ways that real feeds do.</summary>
internal sealed class OddityMaker
{
    private readonly byte[] _scratch = new byte[CallGenerator.MaxRecordBytes];

    /// <summary>Changes the record in <paramref name="target"/>; returns its new length. A newline never appears.</summary>
    public int Apply(ref SplitMix64 random, Span<byte> target, int length)
    {
        ReadOnlySpan<byte> record = target[..length];
        return random.Next(16) switch
        {
            0 => 1 + random.Next(length - 1),
            1 => Whole("### feed restarted ###"u8, target),
            2 => Whole("[\"183653763\",\"Traffic Stop\"]"u8, target),
            3 => Whole("42"u8, target),
            4 => Whole("{}"u8, target),
            5 => Replace(record, "original_crime_type_name"u8, "\"Traffic\tStop\""u8, target),
            6 => Replace(record, "call_date_time"u8, "null"u8, target),
            7 => Replace(record, "call_date_time"u8, "\"2018-13-45T99:00:00.000\""u8, target),
            8 => Replace(record, "call_date_time"u8, "[\"2018-12-31T23:57:00.000\"]"u8, target),
            9 => Replace(record, "disposition"u8, "null"u8, target),
            10 => Replace(record, "disposition"u8, "{\"code\":\"HAN\",\"final\":true}"u8, target),
            11 => Replace(record, "crime_id"u8, "183653763"u8, target),
            12 => Replace(record, "address"u8, "\"\\\"The \\u0043orner\\\" \\/ back\\\\door\\n2nd floor\""u8, target),
            13 => Replace(record, "original_crime_type_name"u8, "\"Caf\u00e9 \U0001F693 \\ud83d\\udea8\""u8, target),
            14 => Replace(record, "address"u8, [(byte)'"', (byte)'M', 0xE9, (byte)'n', (byte)'d', 0xFF, (byte)'"'], target),
            _ => Replace(record, "disposition"u8, "\"HAN\",\"disposition\":\"GOA\",\"units\":[{\"id\":\"3D14A\",\"eta\":4.5e0}]"u8, target),
        };
    }

    private static int Whole(ReadOnlySpan<byte> text, Span<byte> target)
    {
        text.CopyTo(target);
        return text.Length;
    }

    private int Replace(ReadOnlySpan<byte> record, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, Span<byte> target)
    {
        var members = new RecordMembers(record);
        while (members.MoveNext() && !members.Name.SequenceEqual(name))
        {
        }

        var rest = record[(members.ValueStart + members.Value.Length)..];
        rest.CopyTo(_scratch);
        value.CopyTo(target[members.ValueStart..]);
        _scratch.AsSpan(0, rest.Length).CopyTo(target[(members.ValueStart + value.Length)..]);
        return members.ValueStart + value.Length + rest.Length;
    }
}
