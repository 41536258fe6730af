using System.Buffers.Binary;

namespace TenFour.Streaming.Types.Text;

/// <summary>
/// The offsets of a zone in the past, from the system's time zone files (RFC 9636), to the second: <see cref="TimeZoneInfo"/> rounds those of
/// the time before standard time to minutes. Systems without such files do with that.
/// </summary>
internal sealed class ZoneFile
{
    private const int HeaderBytes = 44;
    private const int TypeBytes = 6;

    private readonly long[] times;
    private readonly int[] offsets;
    private readonly int firstOffset;

    private ZoneFile(long[] times, int[] offsets, int firstOffset)
    {
        this.times = times;
        this.offsets = offsets;
        this.firstOffset = firstOffset;
    }

    /// <summary>The file of a zone, or null where there is none.</summary>
    public static ZoneFile? TryLoad(string zoneId)
    {
        var folder = Environment.GetEnvironmentVariable("TZDIR") is { Length: > 0 } named ? named : "/usr/share/zoneinfo";
        var path = Path.Combine(folder, zoneId);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return Parse(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads a file's bytes; null when they are of no form that is known, or of the oldest, which has no dates before 1901.</summary>
    public static ZoneFile? Parse(ReadOnlySpan<byte> file)
    {
        if (file.Length < HeaderBytes || !file.StartsWith("TZif"u8) || file[4] < (byte)'2')
        {
            return null;
        }

        // The same again in 64 bits follows what old readers understand.
        var old = Counts(file);
        var start = HeaderBytes + (old.Times * 5) + (old.Types * TypeBytes) + old.Letters + (old.Leaps * 8) + old.Standard + old.Universal;
        if (start + HeaderBytes > file.Length)
        {
            return null;
        }

        file = file[start..];
        var (timeCount, typeCount, _, _, _, _) = Counts(file);
        var indexes = HeaderBytes + (timeCount * 8);
        var types = indexes + timeCount;
        if (typeCount == 0 || types + (typeCount * TypeBytes) > file.Length)
        {
            return null;
        }

        var (times, offsets) = (new long[timeCount], new int[timeCount]);
        for (var i = 0; i < timeCount; i++)
        {
            times[i] = BinaryPrimitives.ReadInt64BigEndian(file[(HeaderBytes + (i * 8))..]);
            offsets[i] = BinaryPrimitives.ReadInt32BigEndian(file[(types + (file[indexes + i] * TypeBytes))..]);
        }

        return new ZoneFile(times, offsets, BinaryPrimitives.ReadInt32BigEndian(file[types..]));
    }

    /// <summary>The offset in seconds; false from the last change on, from where rules decide that the file gives in another form.</summary>
    public bool TryGetOffset(long utcSeconds, out int offset)
    {
        offset = firstOffset;
        if (times.Length == 0 || utcSeconds >= times[^1])
        {
            return false;
        }

        var found = Array.BinarySearch(times, utcSeconds);
        var last = found >= 0 ? found : ~found - 1;
        offset = last < 0 ? firstOffset : offsets[last];
        return true;
    }

    private static (int Times, int Types, int Letters, int Leaps, int Standard, int Universal) Counts(ReadOnlySpan<byte> header) =>
        (Count(header, 32), Count(header, 36), Count(header, 40), Count(header, 28), Count(header, 24), Count(header, 20));

    private static int Count(ReadOnlySpan<byte> header, int at) => (int)(BinaryPrimitives.ReadUInt32BigEndian(header[at..]) & 0xFFFFFF);
}
