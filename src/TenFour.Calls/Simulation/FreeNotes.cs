using System.Buffers.Text;
using System.Text;

namespace TenFour.Calls.Simulation;

/// <summary>Notes that a dispatcher types in place of a type: a few words, often used, rarely repeated. At most 20 characters.</summary>
internal static class FreeNotes
{
    private static readonly byte[][] First = Encode(
        "800", "519", "415", "Poss", "Male", "Female", "Grp", "Blk", "White", "Gray", "Red", "Loud", "Susp", "Two", "Neighbor", "Tenant",
        "Driver", "Cab", "Bike", "Dog", "Car", "Truck", "Ro", "Rp", "Hs", "Muni", "Bart", "Cust", "Guard", "Mgr");

    private static readonly byte[][] Second = Encode(
        "", "Refusing", "In Lobby", "At Front", "On Roof", "W/bat", "Yelling", "Left", "Flagdown", "Blocking", "Dispute", "W/tent",
        "In Garage", "Honda", "Suv", "Van", "No Plates", "Camping", "Needles", "Package", "Locked Out", "Racing", "On Bus", "Again");

    // One note in so many ends with a number.
    private const int NumberedInverse = 8;

    /// <summary>How many words at the front are codes of calls that <see cref="SensitiveTypes"/> has.</summary>
    public const int SensitiveWords = 1;

    /// <summary>Writes a note; returns its length.</summary>
    /// <param name="random">Decides it.</param>
    /// <param name="target">Gets it.</param>
    /// <param name="skipped">How many words at the front never begin it.</param>
    public static int Write(ref SplitMix64 random, Span<byte> target, int skipped)
    {
        // Squaring the draw prefers the words at the front, as habit does.
        var words = First.Length - skipped;
        var first = First[skipped + (random.Next(words) * random.Next(words) / words)];
        var second = Second[random.Next(Second.Length)];
        first.CopyTo(target);
        if (random.Next(NumberedInverse) == 0)
        {
            return first.Length + WriteNumber(ref random, target[first.Length..]);
        }

        if (second.Length == 0)
        {
            return first.Length;
        }

        target[first.Length] = (byte)' ';
        second.CopyTo(target[(first.Length + 1)..]);
        return first.Length + 1 + second.Length;
    }

    // The number of a flat, a bus or a unit: what makes most notes unique.
    private static int WriteNumber(ref SplitMix64 random, Span<byte> target)
    {
        " #"u8.CopyTo(target);
        Utf8Formatter.TryFormat(random.Next(5000), target[2..], out var length);
        return 2 + length;
    }

    private static byte[][] Encode(params string[] words) => [.. words.Select(Encoding.UTF8.GetBytes)];
}
