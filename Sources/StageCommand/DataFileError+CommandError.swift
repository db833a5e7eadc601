package import Artifacts
package import DataFiles

extension DataFileError: CommandError {
  package var exitStatus: ExitStatus { .badConfiguration }
}
