using TenFour.Calls.Simulation;

namespace TenFour.Scenarios.Tests;

/// <summary>Simulated calls in a file, the same for the same arguments.</summary>
internal static class SimulatedRecords
{
    public static string Write(string path, int count, CallGeneratorOptions options)
    {
        var generator = new CallGenerator(options);
        var record = new byte[CallGenerator.MaxRecordBytes];
        using var file = File.Create(path);
        for (var i = 0; i < count; i++)
        {
            file.Write(record, 0, generator.Write(i, record));
            file.WriteByte((byte)'\n');
        }

        return path;
    }
}
