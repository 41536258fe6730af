using TenFour.Calls.Simulation;

namespace TenFour.Allocations.Tests;

/// <summary>Simulated records, one a line, in order of arrival.</summary>
internal static class SimulatedLines
{
    public static byte[] Make(int count)
    {
        var generator = new CallGenerator(new CallGeneratorOptions { Seed = 1 });
        var lines = new MemoryStream();
        var record = new byte[CallGenerator.MaxRecordBytes];
        for (var i = 0; i < count; i++)
        {
            lines.Write(record, 0, generator.Write(i, record));
            lines.WriteByte((byte)'\n');
        }

        return lines.ToArray();
    }
}
